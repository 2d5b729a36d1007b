using System.Buffers;
using System.Text.Unicode;
using ModelWatch.Plans;

namespace ModelWatch.References.Files;

/// <summary>
/// Splits a CSV stream (RFC 4180: commas, quotes, line breaks inside quotes) into records of byte ranges, one record in memory at a
/// time. Not thread safe; does not own the stream.
/// </summary>
internal sealed class CsvLines(Stream stream, int longestRecord = CsvLines.LongestRecord)
{
    /// <summary>Bytes of the longest record that is read: beyond it the file is no table, and memory is bounded.</summary>
    public const int LongestRecord = 16 * 1024 * 1024;
    private const int FirstBuffer = 128 * 1024;
    private static readonly SearchValues<byte> _stops = SearchValues.Create(",\n"u8);
    private byte[] _buffer = new byte[Math.Min(FirstBuffer, longestRecord)];
    private int _start;
    private int _end;
    private bool _ended;
    private long _nextLine = 1;
    private CsvCell[] _cells = new CsvCell[64];

    /// <summary>Line at which the current record starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Number of cells of the current record.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of a cell of the current record, unescaped, valid until the next record.</summary>
    public ReadOnlySpan<byte> this[int cell] => _buffer.AsSpan(_cells[cell].From, _cells[cell].Length);

    /// <summary>True when the cell stood in quotes: an empty one is then a blank text and not a null.</summary>
    public bool IsQuoted(int cell) => _cells[cell].Quoted;

    /// <summary>True when the current record is an empty line.</summary>
    public bool IsBlank => Count == 1 && _cells[0] is { Length: 0, Quoted: false };

    /// <summary>Reads the next record; false at the end of the stream.</summary>
    /// <exception cref="TableFault">The record is too long, breaks the quoting rules or is not UTF-8.</exception>
    public bool Next()
    {
        Line = _nextLine;
        int used;
        while (!TrySplit(_buffer.AsSpan(_start, _end - _start), out used))
        {
            if (!Fill()) throw Fault("a quote is opened and never closed");
        }

        if (used == 0) return false;
        if (!Utf8.IsValid(_buffer.AsSpan(_start, used))) throw Fault(FoundEncoding.Sentence(_buffer.AsSpan(_start, _end - _start)));
        _start += used;
        Unescape();
        return true;
    }

    public TableFault Fault(string what) => new($"Line {Line}: {what}{(what[^1] == '?' ? "" : ".")}") { Line = Line };

    /// <summary>Splits one record from the front. False: more bytes are needed. <paramref name="used"/> 0: there is no further record.</summary>
    private bool TrySplit(ReadOnlySpan<byte> bytes, out int used)
    {
        Count = 0;
        used = 0;
        var at = 0;
        var lines = 0L;
        if (bytes.IsEmpty) return _ended;
        while (true)
        {
            if (!TryCell(bytes, ref at, ref lines)) return false;
            if (at < bytes.Length && bytes[at] == ',')
            {
                at++;
                continue;
            }

            used = Math.Min(at + 1, bytes.Length);
            _nextLine = Line + lines + 1;
            return true;
        }
    }

    /// <summary>Reads one cell and stops on the comma or line feed behind it, or on the end of the stream.</summary>
    private bool TryCell(ReadOnlySpan<byte> bytes, ref int at, ref long lines)
    {
        if (at < bytes.Length && bytes[at] == '"') return TryQuoted(bytes, ref at, ref lines);
        var length = bytes[at..].IndexOfAny(_stops);
        if (length < 0)
        {
            if (!_ended) return false;
            length = bytes.Length - at;
        }

        var last = at + length >= bytes.Length || bytes[at + length] == '\n';
        var trimmed = last && length > 0 && bytes[at + length - 1] == '\r' ? length - 1 : length;
        Keep(new CsvCell(_start + at, trimmed, false, false));
        at += length;
        return true;
    }

    private bool TryQuoted(ReadOnlySpan<byte> bytes, ref int at, ref long lines)
    {
        var from = at + 1;
        var to = from;
        var doubled = false;
        while (true)
        {
            var step = bytes[to..].IndexOf((byte)'"');
            if (step < 0) return false;
            to += step;
            if (to + 1 >= bytes.Length && !_ended) return false;
            if (to + 1 >= bytes.Length || bytes[to + 1] != '"') break;
            doubled = true;
            to += 2;
        }

        lines += bytes[from..to].Count((byte)'\n');
        Keep(new CsvCell(_start + from, to - from, true, doubled));
        at = to + 1;
        if (at < bytes.Length && bytes[at] == '\r') at++;
        if (at >= bytes.Length && !_ended) return false;
        if (at < bytes.Length && bytes[at] is not ((byte)',' or (byte)'\n'))
            throw Fault($"cell {Count} has text behind its closing quote; inside quotes write a quote twice");
        return true;
    }

    private void Keep(CsvCell cell)
    {
        if (Count == _cells.Length) Array.Resize(ref _cells, 2 * Count);
        _cells[Count++] = cell;
    }

    private void Unescape()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!_cells[i].Doubled) continue;
            var bytes = _buffer.AsSpan(_cells[i].From, _cells[i].Length);
            var to = 0;
            for (var from = 0; from < bytes.Length; from++, to++)
            {
                bytes[to] = bytes[from];
                if (bytes[from] == '"') from++;
            }

            _cells[i] = _cells[i] with { Length = to };
        }
    }

    /// <summary>
    /// Fills the buffer behind the bytes that are held; false at the end of the stream. A split starts anew after each call, so the
    /// buffer is filled wholly and doubles: the work stays linear however small the pieces are that the stream gives.
    /// </summary>
    private bool Fill()
    {
        if (_ended) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= longestRecord) throw Fault($"a row is longer than {longestRecord / (1024 * 1024)} MiB; is a quote never closed, or is this no table of rows?");
            Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, longestRecord));
        }

        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        _ended = _end + read < _buffer.Length;
        _end += read;
        return true;
    }
}
