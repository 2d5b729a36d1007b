namespace ModelWatch.References.Files;

/// <summary>Reads lines of bytes, one in memory at a time. Not thread safe; does not own the stream.</summary>
internal sealed class NdjsonLines(Stream stream)
{
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line without its line feed, valid until the next call; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        Line++;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            var length = held.IndexOf((byte)'\n');
            if (length >= 0 || _ended)
            {
                line = length >= 0 ? held[..length] : held;
                _start += Math.Min(line.Length + 1, held.Length);
                return length >= 0 || line.Length > 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= CsvLines.LongestRecord)
                throw new TableFault($"Line {Line}: a row is longer than {CsvLines.LongestRecord / (1024 * 1024)} MiB; write one object a line.") { Line = Line };
            Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, CsvLines.LongestRecord));
        }

        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        _ended = _end + read < _buffer.Length;
        _end += read;
    }
}
