using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Demo;

/// <summary>The demo as a client of the public HTTP interface. A refusal is an error: the demo sends nothing that should be refused.</summary>
internal sealed class DemoDoor(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int Attempts = 30;

    public Task PutPlanAsync(DemoModel model, CancellationToken stop) =>
        SendAsync(HttpMethod.Put, $"/api/v1/models/{model.Name}/plan",
            () => Content(Encoding.UTF8.GetBytes(model.Plan), "application/yaml"), stop);

    public Task PutReferenceAsync(DemoModel model, CancellationToken stop)
    {
        var type = model.ReferenceFile.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : "application/x-ndjson";
        return SendAsync(HttpMethod.Put, $"/api/v1/models/{model.Name}/reference",
            () => Content(File.ReadAllBytes(model.ReferenceFile), type), stop);
    }

    /// <summary>Posts NDJSON to <c>events</c> or <c>labels</c>, gzip-compressed.</summary>
    public async Task PostAsync(DemoModel model, string what, Action<Stream> lines, CancellationToken stop)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(gzip, 1 << 16))
            lines(buffered);
        var body = packed.ToArray();
        var answer = await SendAsync(HttpMethod.Post, $"/api/v1/models/{model.Name}/{what}", () => Gzip(body), stop);
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("rejected", out var rejected) && rejected.GetArrayLength() > 0)
            throw new InvalidOperationException($"{what} of {model.Name} rejected, first: {rejected[0].GetRawText()}");
    }

    public Task CloseAsync(DemoModel model, DateTimeOffset through, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, $"/api/v1/models/{model.Name}/windows/close?through={through.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", () => null, stop);

    /// <summary>Has the summary of the last period made, so that one lies ready.</summary>
    public Task ReportAsync(DemoModel model, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, "/api/v1/reports", () => Content(JsonSerializer.SerializeToUtf8Bytes(new { model = model.Name }), "application/json"), stop);

    private async Task<string> SendAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            using var response = await http.SendAsync(request, stop);
            var body = await response.Content.ReadAsStringAsync(stop);
            if (response.IsSuccessStatusCode)
                return body;
            if ((int)response.StatusCode != 503 || attempt == Attempts)
                throw new HttpRequestException($"{method} {path} answered {(int)response.StatusCode}: {body}");
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pause, time, stop);
        }
    }

    private static ByteArrayContent Gzip(byte[] body)
    {
        var content = Content(body, "application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static ByteArrayContent Content(byte[] body, string type) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
