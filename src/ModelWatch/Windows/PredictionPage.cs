using System.Runtime.InteropServices;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// Predictions of a window as they are stored: columns one after the other, rows in order of their ids. A row is found by a search of the ids
/// and read without the others. Thread safe.
/// </summary>
internal sealed class PredictionPage
{
    public const byte Form = 1;
    private readonly byte[] _bytes;
    private readonly string[] _sources;
    private readonly string[] _segments;
    private readonly int _ids;
    private readonly int _sourceCodes;
    private readonly int _segmentCodes;
    private readonly int _times;
    private readonly int _weights;
    private readonly int _ends;
    private readonly int _outputs;

    /// <exception cref="InvalidDataException">The bytes are no page of this form.</exception>
    public PredictionPage(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var from = new BinaryReader(stream);
        if (from.ReadByte() is not Form and var form)
            throw new InvalidDataException($"A page of predictions has the form {form}; this program reads form {Form}.");
        _bytes = bytes;
        Count = from.ReadInt32();
        _sources = ColumnCodec.ReadTexts(from);
        _segments = ColumnCodec.ReadTexts(from);
        _ids = (int)stream.Position;
        _sourceCodes = _ids + (16 * Count);
        _segmentCodes = _sourceCodes + (_sources.Length > 1 ? 4 * Count : 0);
        _times = _segmentCodes + (_segments.Length > 1 ? 4 * Count : 0);
        _weights = _times + (8 * Count);
        _ends = _weights + (8 * Count);
        _outputs = _ends + (4 * Count);
        if (_outputs > bytes.Length || (Count > 0 && _outputs + Ends[^1] != bytes.Length))
            throw new InvalidDataException("A page of predictions is cut short.");
    }

    public int Count { get; }

    private ReadOnlySpan<UInt128> Ids => MemoryMarshal.Cast<byte, UInt128>(_bytes.AsSpan(_ids, 16 * Count));

    private ReadOnlySpan<int> Ends => MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(_ends, 4 * Count));

    public PredictionRow this[int row]
    {
        get
        {
            var from = row == 0 ? 0 : Ends[row - 1];
            return new PredictionRow(
                Ids[row],
                Text(_sources, _sourceCodes, row),
                BitConverter.ToInt64(_bytes, _times + (8 * row)),
                BitConverter.ToDouble(_bytes, _weights + (8 * row)),
                Text(_segments, _segmentCodes, row),
                _bytes.AsMemory(_outputs + from, Ends[row] - from));
        }
    }

    /// <summary>The row of that id, and of that source where one is named; -1 without one.</summary>
    public int Find(UInt128 id, string? source)
    {
        var at = Ids.BinarySearch(id);
        if (at < 0)
            return -1;
        while (at > 0 && Ids[at - 1] == id) at--;
        for (; at < Count && Ids[at] == id; at++)
        {
            if (source is null || Text(_sources, _sourceCodes, at) == source) return at;
        }

        return -1;
    }

    private string Text(string[] texts, int codes, int row) => texts.Length > 1 ? texts[BitConverter.ToInt32(_bytes, codes + (4 * row))] : texts[0];
}
