using System.Text;

namespace ModelWatch.References.Files;

/// <summary>
/// A read-only stream that begins with bytes that were already taken from its source, and that fails once more than a limit has
/// been read: a small packed file may unpack to any size. Owns the source.
/// </summary>
internal sealed class LimitedStream(ReadOnlyMemory<byte> prefix, Stream source, long limit) : Stream
{
    private ReadOnlyMemory<byte> _prefix = prefix;
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = FromPrefix(buffer);
        if (read == 0) read = FromSource(buffer);
        _read += read;
        if (_read > limit) throw new TableFault($"The file holds more than {limit / (1024 * 1024 * 1024.0):0.#} GiB of text; send less rows.") { TooLarge = true };
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    private int FromPrefix(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..taken].CopyTo(buffer);
        _prefix = _prefix[taken..];
        return taken;
    }

    private int FromSource(Span<byte> buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new TableFault("The gzip data are damaged or cut off; pack the file again.");
        }
        catch (DecoderFallbackException)
        {
            throw new TableFault("The file holds bytes that its encoding does not have; the plan names another than it was written in (reference.encoding).");
        }
    }
}
