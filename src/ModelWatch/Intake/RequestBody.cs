using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ModelWatch.Intake;

/// <summary>Reads a request's body whole, unpacked and bounded.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of events or labels after unpacking.</summary>
    public const int Largest = 32 * 1024 * 1024;
    private const int SmallestGzip = 18;

    /// <summary>The bytes, or the problem to answer with. A body is unpacked when its header or its first bytes say gzip.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var encoding = request.Headers.ContentEncoding.ToString().ToLowerInvariant();
        if (encoding is not ("" or "gzip" or "identity"))
        {
            return (default, Results.Problem($"Content-Encoding {encoding} is not taken: send gzip or plain JSON.", statusCode: 415, title: "Unsupported encoding"));
        }

        var raw = await ReadAsync(request.Body, stop);
        if (raw is null)
        {
            return (default, TooLarge());
        }

        return raw is [0x1F, 0x8B, ..] ? await UnpackAsync(raw, stop) : (raw, null);
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> UnpackAsync(byte[] packed, CancellationToken stop)
    {
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return await ReadAsync(gzip, stop) is not { } bytes ? (default, TooLarge())
                : IsWhole(packed, bytes) ? (bytes, null)
                : (default, Damaged("its end is missing or does not fit what was unpacked"));
        }
        catch (InvalidDataException)
        {
            return (default, Damaged("it cannot be unpacked"));
        }
    }

    /// <summary>
    /// The stream gives what it can of a body that was cut off and says nothing, so the end is checked here: length and checksum of the last member.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        if (packed.Length < SmallestGzip)
        {
            return false;
        }

        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(packed[^8..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]);
        return length <= unpacked.Length && Crc32.HashToUInt32(unpacked[^(int)length..]) == checksum;
    }

    private static IResult Damaged(string how) =>
        Results.Problem($"The gzip body is damaged: {how}. Nothing was stored; send it again.", statusCode: 400, title: "The body cannot be unpacked");

    private static async Task<byte[]?> ReadAsync(Stream from, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = await from.ReadAsync(buffer, stop); read > 0; read = await from.ReadAsync(buffer, stop))
        {
            if (bytes.Length + read > Largest)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static IResult TooLarge() =>
        Results.Problem($"The body is larger than {Largest} bytes after unpacking: send it in parts.", statusCode: 413, title: "The body is too large");
}
