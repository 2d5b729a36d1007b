namespace ModelWatch.Doors.Files;

/// <summary>
/// Cuts a stream into pieces of whole records: lines, or rows of CSV whose quotes may hold line breaks. At most one piece is in memory. A last record
/// without its line feed may still be being written; it is taken only where that is asked for. Not thread safe; does not own the stream.
/// </summary>
/// <param name="stream">The file, from the first byte that is wanted.</param>
/// <param name="isCsv">Line feeds in quotes belong to their record.</param>
/// <param name="takesTail">Whether what stands behind the last line feed is taken too.</param>
internal sealed class RecordChunks(Stream stream, bool isCsv, Func<ReadOnlyMemory<byte>, bool> takesTail)
{
    /// <summary>Bytes of the longest record that is read.</summary>
    public const int LongestRecord = 16 * 1024 * 1024;
    private const int MostBytes = 2 * 1024 * 1024;
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Bytes of all pieces that were given.</summary>
    public long Given { get; private set; }

    /// <summary>The next piece of at most <paramref name="most"/> records, valid until the next call; false at the end, or where no whole record stands.</summary>
    /// <exception cref="ForeignFault">A record is too long.</exception>
    public bool Next(int most, out ReadOnlyMemory<byte> piece, out int records)
    {
        while (true)
        {
            var length = Whole(_buffer.AsSpan(_start, _end - _start), most, out records);
            var isFull = records >= most || length >= MostBytes;
            if (!isFull && !_ended)
            {
                Fill(length > 0);
                continue;
            }

            if (_ended && !isFull && length < _end - _start && takesTail(_buffer.AsMemory((_start + length).._end)))
            {
                length = _end - _start;
                records++;
            }

            piece = _buffer.AsMemory(_start, length);
            _start += length;
            Given += length;
            return length > 0;
        }
    }

    /// <summary>Bytes up to the end of the last whole record within the bounds. Empty lines are no records.</summary>
    private int Whole(ReadOnlySpan<byte> held, int most, out int records)
    {
        records = 0;
        var (whole, at, isQuoted) = (0, 0, false);
        while (records < most && whole < MostBytes)
        {
            var step = isCsv ? held[at..].IndexOfAny((byte)'\n', (byte)'"') : held[at..].IndexOf((byte)'\n');
            if (step < 0) break;
            at += step + 1;
            if (held[at - 1] == '"')
            {
                isQuoted = !isQuoted;
                continue;
            }

            if (isQuoted) continue;
            if (!held[whole..at].Trim(" \t\r\n"u8).IsEmpty) records++;
            whole = at;
        }

        return whole;
    }

    private void Fill(bool hasRecords)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestRecord && !hasRecords)
                throw new ForeignFault($"A record is longer than {LongestRecord / (1024 * 1024)} MiB; is a quote never closed, or is this no file of records?");
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _ended = read == 0;
        _end += read;
    }
}
