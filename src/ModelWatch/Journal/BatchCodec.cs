namespace ModelWatch.Journal;

/// <summary>
/// The binary form of a batch in the journal. The first byte is the version of the form: from 2 on each column of events ends with the
/// decimals of its numbers; 1 is still read.
/// </summary>
internal static class BatchCodec
{
    private const byte Version = 2, Oldest = 1, WithDecimals = 2;

    public static byte[] Write(EventBatch batch)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        to.Write(Version);
        to.Write(batch.Model);
        to.Write(batch.PlanDigest);
        to.Write(batch.Received.UtcTicks);
        ColumnCodec.WriteArray(to, batch.Ids);
        ColumnCodec.WriteTexts(to, batch.IdTexts);
        ColumnCodec.WriteTexts(to, batch.Sources);
        ColumnCodec.WriteArray(to, batch.Times);
        ColumnCodec.WriteTexts(to, batch.Versions);
        ColumnCodec.WriteArray(to, batch.Weights);
        ColumnCodec.WriteArray(to, batch.Sequences);
        to.Write(batch.UndeclaredFields);
        to.Write(batch.Columns.Count);
        foreach (var column in batch.Columns)
        {
            ColumnCodec.Write(to, column);
            WrittenDecimals.Write(to, column.Decimals, column.States);
        }

        to.Flush();
        return stream.ToArray();
    }

    public static EventBatch ReadEvents(byte[] payload)
    {
        using var from = Open(payload);
        var withDecimals = payload[0] >= WithDecimals;
        return new EventBatch
        {
            Model = from.ReadString(),
            PlanDigest = from.ReadString(),
            Received = new DateTimeOffset(from.ReadInt64(), TimeSpan.Zero),
            Ids = ColumnCodec.ReadArray<UInt128>(from),
            IdTexts = ColumnCodec.ReadTexts(from),
            Sources = ColumnCodec.ReadTexts(from),
            Times = ColumnCodec.ReadArray<long>(from),
            Versions = ColumnCodec.ReadTexts(from),
            Weights = ColumnCodec.ReadArray<double>(from),
            Sequences = ColumnCodec.ReadArray<long>(from),
            UndeclaredFields = from.ReadInt64(),
            Columns = [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => ReadColumn(from, withDecimals))],
        };
    }

    public static byte[] Write(LabelBatch batch)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        to.Write(Version);
        to.Write(batch.Model);
        to.Write(batch.Received.UtcTicks);
        ColumnCodec.WriteArray(to, batch.Ids);
        ColumnCodec.WriteTexts(to, [.. batch.Sources.Select(s => s ?? "\0")]);
        ColumnCodec.WriteTexts(to, batch.Values);
        ColumnCodec.WriteArray(to, batch.Times);
        to.Flush();
        return stream.ToArray();
    }

    public static LabelBatch ReadLabels(byte[] payload)
    {
        using var from = Open(payload);
        return new LabelBatch
        {
            Model = from.ReadString(),
            Received = new DateTimeOffset(from.ReadInt64(), TimeSpan.Zero),
            Ids = ColumnCodec.ReadArray<UInt128>(from),
            Sources = [.. ColumnCodec.ReadTexts(from).Select(s => s == "\0" ? null : s)],
            Values = ColumnCodec.ReadTexts(from),
            Times = ColumnCodec.ReadArray<long>(from),
        };
    }

    private static BinaryReader Open(byte[] payload)
    {
        var from = new BinaryReader(new MemoryStream(payload, writable: false));
        var version = from.ReadByte();
        return version is >= Oldest and <= Version
            ? from
            : throw new InvalidDataException($"The journal holds a batch of form {version}; this program reads forms {Oldest} to {Version}.");
    }

    private static Column ReadColumn(BinaryReader from, bool withDecimals)
    {
        var column = ColumnCodec.Read(from);
        return withDecimals ? column with { Decimals = WrittenDecimals.Read(from, column.States) } : column;
    }
}
