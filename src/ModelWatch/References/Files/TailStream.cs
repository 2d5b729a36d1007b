namespace ModelWatch.References.Files;

/// <summary>Remembers the last eight bytes that were read from a stream. Does not own it.</summary>
internal sealed class TailStream(Stream source) : Stream
{
    private readonly byte[] _last = new byte[8];
    private int _held;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The last bytes, eight at most.</summary>
    public ReadOnlySpan<byte> Last => _last.AsSpan(8 - _held);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        var kept = Math.Min(read, 8);
        _last.AsSpan(kept).CopyTo(_last);
        buffer.Slice(read - kept, kept).CopyTo(_last.AsSpan(8 - kept));
        _held = Math.Min(8, _held + kept);
        return read;
    }

    /// <summary>Reads on to the end.</summary>
    public void Drain()
    {
        var rest = new byte[8192];
        while (Read(rest) > 0)
        {
            // Only the last bytes are wanted.
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
