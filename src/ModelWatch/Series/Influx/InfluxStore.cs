using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ModelWatch.Series.Influx;

/// <summary>Writes points by the v2 call of InfluxDB, which VictoriaMetrics takes too.</summary>
internal sealed class InfluxStore(string name, InfluxOptions options, HttpClient http, TimeProvider time) : ITimeSeriesStore
{
    private const int LongestAnswer = 64 * 1024;
    private readonly Uri _write = Address(options);

    public string Name => name;

    public TimeSpan DurabilityLag => options.DurabilityLag;

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
    {
        var lines = points.Select(LineProtocol.Line).ToArray();
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _write) { Content = Body(lines) };
            if (!string.IsNullOrEmpty(options.Token))
                request.Headers.Authorization = new AuthenticationHeaderValue("Token", options.Token);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return InfluxAnswer.Read(answer, lines, await Text(answer, either.Token), time);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return WriteOutcome.Later($"no answer within {options.Timeout.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return WriteOutcome.Later(e.Message);
        }
    }

    public async Task<string?> IncarnationAsync(CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            using var answer = await http.GetAsync(new Uri(options.Url!, "/metrics"), either.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                return null;
            var text = await answer.Content.ReadAsStringAsync(either.Token);
            return Array.Find(text.Split('\n'), l => l.StartsWith("vm_app_start_timestamp ", StringComparison.Ordinal)
                || l.StartsWith("process_start_time_seconds ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

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

    private static async Task<string> Text(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
