namespace ModelWatch.Tests.References;

/// <summary>Begins with given bytes and then gives the letter x for ever; counts what it gave.</summary>
internal sealed class Endless(byte[] start) : Stream
{
    public long Given { get; private set; }
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        buffer.Fill((byte)'x');
        if (Given < start.Length) start.AsSpan((int)Given, Math.Min(buffer.Length, start.Length - (int)Given)).CopyTo(buffer);
        Given += buffer.Length;
        return buffer.Length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
