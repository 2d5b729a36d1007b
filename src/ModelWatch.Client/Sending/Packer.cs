using System.IO.Compression;

namespace ModelWatch.Client.Sending;

/// <summary>Packs the lines of a request; the memory is used again for the next. Not thread safe.</summary>
internal sealed class Packer(bool compress) : IDisposable
{
    private readonly MemoryStream _packed = new();

    public bool Compresses => compress;

    public ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> lines)
    {
        if (!compress)
        {
            return lines;
        }

        _packed.SetLength(0);
        using (var gzip = new GZipStream(_packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        return _packed.GetBuffer().AsMemory(0, (int)_packed.Length);
    }

    public void Dispose() => _packed.Dispose();
}
