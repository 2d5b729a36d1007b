using System.IO.Compression;

namespace ModelWatch.Intake;

/// <summary>Reads a request's body whole, unpacked and bounded.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of events or labels after unpacking.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <summary>The bytes, or the problem to answer with. A body is unpacked when its header or its first bytes say gzip.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
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
            return await ReadAsync(gzip, stop) is { } bytes ? (bytes, null) : (default, TooLarge());
        }
        catch (InvalidDataException e)
        {
            return (default, Results.Problem($"The gzip body is damaged: {e.Message}", statusCode: 400, title: "The body cannot be unpacked"));
        }
    }

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
