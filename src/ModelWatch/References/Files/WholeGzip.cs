using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ModelWatch.References.Files;

/// <summary>
/// Unpacks gzip and refuses what does not end as it should. The framework's stream gives what it can of a file that was cut off and
/// ignores what stands behind the last member, and says nothing; so the last eight bytes are held against checksum and length of what came
/// out. Of several members only the last one is told by them; it may hold 1 MiB, which is what is remembered. Owns the source.
/// </summary>
internal sealed class WholeGzip(Stream source) : Stream
{
    private const int Remembered = 1024 * 1024;
    private readonly TailStream _tail = new(source);
    private readonly byte[] _newest = new byte[Remembered];
    private readonly Crc32 _sum = new();
    private GZipStream? _unpacked;
    private long _length;
    private bool _ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _length; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The data are damaged, cut off or followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty) return 0;
        _unpacked ??= new GZipStream(_tail, CompressionMode.Decompress);
        var read = _unpacked.Read(buffer);
        if (read > 0)
        {
            _sum.Append(buffer[..read]);
            Remember(buffer[..read]);
            return read;
        }

        _ended = true;
        if (!IsWhole()) throw new InvalidDataException("The end of the gzip data is missing or does not fit what was unpacked.");
        return 0;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked?.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A ring: the byte at place n of the text stands at n modulo its size.</summary>
    private void Remember(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var at = (int)(_length % Remembered);
            var taken = Math.Min(bytes.Length, Remembered - at);
            bytes[..taken].CopyTo(_newest.AsSpan(at));
            _length += taken;
            bytes = bytes[taken..];
        }
    }

    private bool IsWhole()
    {
        _tail.Drain();
        var end = _tail.Last;
        if (end.Length < 8) return false;
        var (sum, length) = (BinaryPrimitives.ReadUInt32LittleEndian(end), BinaryPrimitives.ReadUInt32LittleEndian(end[4..]));
        if (length == (uint)_length && sum == _sum.GetCurrentHashAsUInt32()) return true;
        return length <= Math.Min(Remembered, _length) && sum == OfNewest((int)length);
    }

    private uint OfNewest(int length)
    {
        var last = new Crc32();
        var from = (int)((_length - length) % Remembered);
        var first = Math.Min(length, Remembered - from);
        last.Append(_newest.AsSpan(from, first));
        last.Append(_newest.AsSpan(0, length - first));
        return last.GetCurrentHashAsUInt32();
    }
}
