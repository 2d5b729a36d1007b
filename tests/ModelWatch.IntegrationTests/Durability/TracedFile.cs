namespace ModelWatch.IntegrationTests.Durability;

/// <summary>One file as the calls of a trace made it: what readers saw, and what a sync has put on the disk.</summary>
internal sealed class TracedFile
{
    private readonly List<(long Offset, byte[] Bytes)> _unsynced = [];
    private byte[] _synced = [];

    /// <summary>After the last call; null once it is removed.</summary>
    public byte[]? Seen { get; private set; } = [];

    public void Write(long offset, byte[] bytes)
    {
        Seen = Apply(Seen ?? [], offset, bytes);
        _unsynced.Add((offset, bytes));
    }

    public void Truncate(long length)
    {
        var seen = Seen ?? [];
        Array.Resize(ref seen, (int)length);
        Seen = seen;
    }

    public void Sync()
    {
        _synced = Seen ?? [];
        _unsynced.Clear();
    }

    public void Remove() => (Seen, _) = (null, 0);

    /// <summary>After a power cut: what was synced, and of the rest what chance let through, a page torn in the middle at times.</summary>
    public byte[] AfterPowerCut(Random random, double share)
    {
        var file = _synced;
        foreach (var (offset, bytes) in _unsynced.Where(_ => random.NextDouble() < share))
            file = Apply(file, offset, random.Next(8) == 0 ? bytes[..(bytes.Length / 2)] : bytes);
        return file;
    }

    private static byte[] Apply(byte[] file, long offset, byte[] bytes)
    {
        var larger = new byte[Math.Max(file.Length, offset + bytes.Length)];
        file.CopyTo(larger, 0);
        bytes.CopyTo(larger, offset);
        return larger;
    }
}
