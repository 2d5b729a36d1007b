using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Client.Tests.Support;

/// <summary>Stands for ModelWatch: keeps what it accepts, knows duplicates, and answers as the test says. Its default is that of the service.</summary>
internal sealed class ModelWatchStub : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, byte> _known = new();
    private readonly ConcurrentQueue<JsonElement> _events = new();
    private readonly ConcurrentQueue<JsonElement> _labels = new();
    private int _requests;

    /// <summary>Asked with the number of the request, from 1, and its lines; null accepts.</summary>
    public Func<int, IReadOnlyList<string>, CancellationToken, Task<HttpResponseMessage?>> Answer { get; set; } = (_, _, _) => Task.FromResult<HttpResponseMessage?>(null);

    public IReadOnlyList<JsonElement> Events => [.. _events];

    public IReadOnlyList<JsonElement> Labels => [.. _labels];

    public int Requests => Volatile.Read(ref _requests);

    public ConcurrentQueue<string?> Keys { get; } = new();

    public ConcurrentQueue<string> Paths { get; } = new();

    /// <summary>A client of this service with small pauses.</summary>
    public ModelWatchClientOptions Options() => new()
    {
        Address = new Uri("http://localhost:1/"),
        Model = "tender",
        Source = "test",
        Handler = this,
        FlushInterval = TimeSpan.FromMilliseconds(20),
        FirstRetry = TimeSpan.FromMilliseconds(1),
        LongestRetry = TimeSpan.FromMilliseconds(4),
        Seed = 5,
    };

    public static Task<HttpResponseMessage?> Status(HttpStatusCode status, string? body = null) =>
        Task.FromResult<HttpResponseMessage?>(new HttpResponseMessage(status) { Content = new StringContent(body ?? "", Encoding.UTF8, "application/json") });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        Keys.Enqueue(request.Headers.Authorization?.ToString());
        Paths.Enqueue(request.RequestUri!.AbsolutePath);
        var lines = await LinesAsync(request.Content!, cancellationToken);
        if (await Answer(number, lines, cancellationToken) is { } answer)
            return answer;

        var labels = request.RequestUri.AbsolutePath.EndsWith("/labels", StringComparison.Ordinal);
        var (accepted, duplicates) = (0, 0);
        foreach (var line in lines)
        {
            var element = JsonSerializer.Deserialize<JsonElement>(line);
            if (!_known.TryAdd($"{labels}/{element.GetProperty("id").GetString()}", 0))
            {
                duplicates++;
                continue;
            }

            accepted++;
            (labels ? _labels : _events).Enqueue(element);
        }

        return (await Status(HttpStatusCode.Accepted, $$"""{"accepted":{{accepted}},"duplicates":{{duplicates}},"rejected":[]}"""))!;
    }

    private static async Task<List<string>> LinesAsync(HttpContent content, CancellationToken stop)
    {
        var bytes = await content.ReadAsByteArrayAsync(stop);
        if (content.Headers.ContentEncoding.Contains("gzip"))
        {
            using var unpacked = new MemoryStream();
            await using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
                await gzip.CopyToAsync(unpacked, stop);
            bytes = unpacked.ToArray();
        }

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n')];
    }
}
