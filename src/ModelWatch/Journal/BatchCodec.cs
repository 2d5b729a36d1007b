using System.Buffers;

namespace ModelWatch.Journal;

/// <summary>
/// The binary form of a batch in the journal. Forms 1 to 3 were never released and are refused, with the tables that held them.
/// </summary>
internal static class BatchCodec
{
    private const byte Form = 4;

    public static byte[] Write(EventBatch batch) => Own(Rent(batch));

    public static byte[] Write(LabelBatch batch) => Own(Rent(batch));

    /// <summary>In a rented buffer: whoever has it gives it back.</summary>
    public static ArraySegment<byte> Rent(EventBatch batch)
    {
        var to = new PayloadWriter(Form, 1024 + 128 * batch.Count + batch.Columns.Sum(ColumnPayload.Expected));
        to.Text(batch.Model);
        to.Text(batch.PlanDigest);
        to.Long(batch.Received.UtcTicks);
        to.Array<UInt128>(batch.Ids);
        to.Texts(batch.IdTexts);
        to.Texts(batch.Sources);
        to.Wholes(batch.Times);
        to.Texts(batch.Versions);
        to.Array<double>(batch.Weights);
        to.Wholes(batch.Sequences);
        to.Long(batch.UndeclaredFields);
        to.Int(batch.Columns.Count);
        foreach (var column in batch.Columns)
        {
            ColumnPayload.Write(ref to, column);
        }

        return to.Finish();
    }

    /// <summary>In a rented buffer: whoever has it gives it back.</summary>
    public static ArraySegment<byte> Rent(LabelBatch batch)
    {
        var to = new PayloadWriter(Form, 1024 + 128 * batch.Count);
        to.Text(batch.Model);
        to.Long(batch.Received.UtcTicks);
        to.Array<UInt128>(batch.Ids);
        to.Array<bool>(Array.ConvertAll(batch.Sources, s => s is null));
        to.Texts(Array.ConvertAll(batch.Sources, s => s ?? ""));
        to.Texts(batch.Values);
        to.Array<long>(batch.Times);
        return to.Finish();
    }

    /// <exception cref="InvalidDataException">The bytes are of another form, or damaged.</exception>
    public static EventBatch ReadEvents(ReadOnlySpan<byte> payload)
    {
        var from = new PayloadReader(payload, Form);
        return new EventBatch
        {
            Model = from.Text(),
            PlanDigest = from.Text(),
            Received = new DateTimeOffset(from.Long(), TimeSpan.Zero),
            Ids = from.Array<UInt128>(),
            IdTexts = from.Texts(),
            Sources = from.Texts(),
            Times = from.Wholes(),
            Versions = from.Texts(),
            Weights = from.Array<double>(),
            Sequences = from.Wholes(),
            UndeclaredFields = from.Long(),
            Columns = ReadColumns(ref from),
        };
    }

    /// <exception cref="InvalidDataException">The bytes are of another form, or damaged.</exception>
    public static LabelBatch ReadLabels(ReadOnlySpan<byte> payload)
    {
        var from = new PayloadReader(payload, Form);
        return new LabelBatch
        {
            Model = from.Text(),
            Received = new DateTimeOffset(from.Long(), TimeSpan.Zero),
            Ids = from.Array<UInt128>(),
            Sources = ReadSources(ref from),
            Values = from.Texts(),
            Times = from.Array<long>(),
        };
    }

    private static string?[] ReadSources(ref PayloadReader from)
    {
        var missing = from.Array<bool>();
        string?[] sources = from.Texts();
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = missing[i] ? null : sources[i];
        }

        return sources;
    }

    private static Column[] ReadColumns(ref PayloadReader from)
    {
        var columns = new Column[from.Int()];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ColumnPayload.Read(ref from);
        }

        return columns;
    }

    private static byte[] Own(ArraySegment<byte> rented)
    {
        var bytes = rented.ToArray();
        ArrayPool<byte>.Shared.Return(rented.Array!);
        return bytes;
    }
}
