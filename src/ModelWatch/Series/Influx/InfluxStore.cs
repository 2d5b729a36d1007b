using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace ModelWatch.Series.Influx;

/// <summary>Writes points by the v2 call of InfluxDB, which VictoriaMetrics takes too.</summary>
internal sealed class InfluxStore(string name, InfluxOptions options, HttpClient http, TimeProvider time) : ITimeSeriesStore
{
    private readonly Uri _write = Address(options);
    private readonly StoreCall _call = new(
        http,
        options.Timeout,
        string.IsNullOrEmpty(options.Token) ? null : new AuthenticationHeaderValue("Token", options.Token),
        time);

    public string Name => name;

    public TimeSpan DurabilityLag => options.DurabilityLag;

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
    {
        if (points.Count == 0)
            return WriteOutcome.Accepted;
        var lines = points.Select(LineProtocol.Line).ToArray();
        var (reply, trouble) = await _call.PostAsync(_write, Body(lines), cancel);
        return reply is null ? WriteOutcome.Later(trouble!) : InfluxAnswer.Read(reply, lines);
    }

    public Task<string?> IncarnationAsync(CancellationToken cancel) => _call.IncarnationAsync(options.Url!, cancel);

    private static Uri Address(InfluxOptions options)
    {
        var query = $"org={Uri.EscapeDataString(options.Org)}&bucket={Uri.EscapeDataString(options.Bucket)}&precision=ms";
        return new Uri(options.Url!.ToString().TrimEnd('/') + "/api/v2/write?" + query);
    }

    private static ByteArrayContent Body(string[] lines)
    {
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var body = new ByteArrayContent(buffer.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        body.Headers.ContentEncoding.Add("gzip");
        return body;
    }
}
