using System.Buffers;
using System.Runtime.InteropServices;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Predictions of one window as columns while they are gathered. Not thread safe.</summary>
internal sealed class PredictionRows
{
    private readonly List<UInt128> _ids = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _segments = [];
    private readonly List<long> _times = [];
    private readonly List<double> _weights = [];
    private readonly List<int> _ends = [];
    private readonly ArrayBufferWriter<byte> _outputs = new();

    public int Count => _ids.Count;

    /// <summary>When the newest of them was received, in ticks of UTC.</summary>
    public long Received { get; private set; }

    public UInt128 Id(int row) => _ids[row];

    public string Source(int row) => _sources[row];

    public string Segments(int row) => _segments[row];

    public long Time(int row) => _times[row];

    /// <summary>Takes rows of a batch.</summary>
    public void Add(RowGroup group, RowSegments segments)
    {
        var batch = group.View.Batch;
        var rows = group.Rows;
        var weights = group.Weights;
        for (var i = 0; i < rows.Length; i++)
        {
            _ids.Add(batch.Ids[rows[i]]);
            _sources.Add(batch.Sources[rows[i]]);
            _segments.Add(segments[i]);
            _times.Add(batch.Times[rows[i]]);
            _weights.Add(weights[i]);
            PredictionCodec.Write(_outputs, group.View.Outputs, rows[i]);
            _ends.Add(_outputs.WrittenCount);
        }

        Received = Math.Max(Received, batch.Received.UtcTicks);
    }

    /// <summary>Takes one row.</summary>
    public void Add(PredictionRow row, long received)
    {
        _ids.Add(row.Id);
        _sources.Add(row.Source);
        _segments.Add(row.Segments);
        _times.Add(row.Time);
        _weights.Add(row.Weight);
        _outputs.Write(row.Outputs.Span);
        _ends.Add(_outputs.WrittenCount);
        Received = Math.Max(Received, received);
    }

    /// <summary>The rows in order of their ids, then sources.</summary>
    public int[] Order()
    {
        var keys = _ids.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        for (var i = 1; i < keys.Length; i++)
        {
            for (var j = i; j > 0 && keys[j] == keys[j - 1] && string.CompareOrdinal(_sources[order[j]], _sources[order[j - 1]]) < 0; j--)
            {
                (order[j], order[j - 1]) = (order[j - 1], order[j]);
            }
        }

        return order;
    }

    /// <summary>Some of the rows, in that order, as a <see cref="PredictionPage"/>.</summary>
    public byte[] Write(ReadOnlySpan<int> order)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        to.Write(PredictionPage.Form);
        to.Write(order.Length);
        var sources = WriteTexts(to, _sources, order);
        var segments = WriteTexts(to, _segments, order);
        WriteAll(to, _ids, order);
        WriteCodes(to, sources);
        WriteCodes(to, segments);
        WriteAll(to, _times, order);
        WriteAll(to, _weights, order);
        var end = 0;
        foreach (var row in order) to.Write(end += Outputs(row).Length);
        foreach (var row in order) to.Write(Outputs(row));
        to.Flush();
        return stream.ToArray();
    }

    private ReadOnlySpan<byte> Outputs(int row)
    {
        var from = row == 0 ? 0 : _ends[row - 1];
        return _outputs.WrittenSpan.Slice(from, _ends[row] - from);
    }

    private static void WriteAll<T>(BinaryWriter to, List<T> values, ReadOnlySpan<int> order)
        where T : unmanaged
    {
        foreach (var row in order) to.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in CollectionsMarshal.AsSpan(values)[row])));
    }

    /// <summary>Writes the different texts and gives the code of each row; none where there is one text.</summary>
    private static int[] WriteTexts(BinaryWriter to, List<string> texts, ReadOnlySpan<int> order)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[order.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!known.TryGetValue(texts[order[i]], out codes[i])) known[texts[order[i]]] = codes[i] = known.Count;
        }

        ColumnCodec.WriteTexts(to, [.. known.Keys]);
        return known.Count > 1 ? codes : [];
    }

    private static void WriteCodes(BinaryWriter to, int[] codes) => to.Write(MemoryMarshal.AsBytes(codes.AsSpan()));
}
