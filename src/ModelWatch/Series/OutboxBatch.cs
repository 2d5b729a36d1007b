using System.IO.Compression;
using System.Text.Json;

namespace ModelWatch.Series;

/// <summary>Points on their way to one store, as a row of the outbox.</summary>
internal sealed record OutboxBatch(long Id, DateTimeOffset Enqueued, IReadOnlyList<SeriesPoint> Points)
{
    public static byte[] Pack(IReadOnlyList<SeriesPoint> points)
    {
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(gzip, points);
        return buffer.ToArray();
    }

    public static IReadOnlyList<SeriesPoint> Unpack(byte[] payload)
    {
        using var gzip = new GZipStream(new MemoryStream(payload), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<SeriesPoint[]>(gzip) ?? [];
    }
}
