using System.Buffers;
using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class CategoryProfile
{
    private const byte Version = 2;
    private const byte DigestVersion = 3;

    /// <summary>The canonical, versioned binary form, closed with a check sum: keys in ordinal order; equal contents give equal bytes.</summary>
    public byte[] ToBytes()
    {
        var sink = new ByteSink();
        sink.Byte(Version);
        sink.Byte(IsExact ? (byte)0 : (byte)1);
        sink.Whole(Rows);
        sink.Whole(total);
        sink.Whole(floor);
        sink.Whole(tallies.Count);
        foreach (var (key, tally) in tallies.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            sink.Text(key);
            sink.Whole(tally.Weight);
            if (!IsExact)
                sink.Whole(tally.Error);
        }
        distinct?.Write(sink);
        return sink.ToSealedArray();
    }

    /// <summary>
    /// What a window's digest covers: everything while exact, afterwards rows, weight and the sketch of the distinct keys, none of which
    /// depends on the order.
    /// </summary>
    public byte[] ToDigestBytes()
    {
        var to = new ArrayBufferWriter<byte>(4096);
        WriteDigest(to);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>Writes <see cref="ToDigestBytes"/> behind what is there.</summary>
    /// <param name="to">Takes the bytes.</param>
    public void WriteDigest(IBufferWriter<byte> to)
    {
        var sink = new DigestSink(to);
        sink.Byte(DigestVersion);
        sink.Byte(IsExact ? (byte)0 : (byte)1);
        sink.Long(Rows);
        sink.Long(total);
        if (distinct is not null)
            distinct.Write(ref sink);
        else
            WriteExact(ref sink);
        sink.Finish();
    }

    private void WriteExact(ref DigestSink sink)
    {
        var keys = new string[tallies.Count];
        tallies.Keys.CopyTo(keys, 0);
        keys.AsSpan().Sort(string.CompareOrdinal);
        sink.Long(keys.Length);
        foreach (var key in keys)
        {
            sink.Long(tallies[key].Weight);
            sink.Long(key.Length);
            sink.Raw(MemoryMarshal.AsBytes(key.AsSpan()));
        }
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version.</exception>
    public static CategoryProfile FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException($"The category profile is not of version {Version}.");
        var source = ByteSource.Unseal(bytes);
        source.Byte();
        var exact = source.Byte() == 0;
        var profile = new CategoryProfile { Rows = source.Whole(), total = source.Whole(), floor = source.Whole() };
        var keys = source.Count(ExactKeys);
        for (var i = 0; i < keys; i++)
        {
            if (!profile.tallies.TryAdd(source.Text(), new Tally(source.Whole(), exact ? 0 : source.Whole())))
                throw ByteSource.Broken();
        }
        profile.distinct = exact ? null : DistinctCount.Read(ref source);
        source.Finish();
        return profile;
    }

    private void MergeExact(CategoryProfile other)
    {
        foreach (var (key, tally) in other.tallies)
            tallies[key] = new Tally(tallies.GetValueOrDefault(key).Weight + tally.Weight, 0);
        if (tallies.Count > ExactKeys)
            LeaveExact();
    }

    // A key listed on one side only may have had up to the other side's floor there: added to its count and to its error.
    private void MergeSketches(CategoryProfile other)
    {
        distinct ??= DistinctCount.Of(tallies.Keys);
        if (other.distinct is null)
            distinct.AddAll(other.tallies.Keys);
        else
            distinct.Merge(other.distinct);
        var merged = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var key in tallies.Keys.Union(other.tallies.Keys, StringComparer.Ordinal))
        {
            var mine = tallies.GetValueOrDefault(key, new Tally(floor, floor));
            var theirs = other.tallies.GetValueOrDefault(key, new Tally(other.floor, other.floor));
            merged[key] = new Tally(mine.Weight + theirs.Weight, mine.Error + theirs.Error);
        }
        tallies = merged;
        floor += other.floor;
        Trim();
    }
}
