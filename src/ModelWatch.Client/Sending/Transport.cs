using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ModelWatch.Client.Sending;

/// <summary>One request and the meaning of its answer. Throws only when it is told to stop.</summary>
internal sealed class Transport : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private const int LongestDetail = 500;
    private readonly ModelWatchClientOptions _options;
    private readonly HttpClient _http;

    public Transport(ModelWatchClientOptions options)
    {
        _options = options;
        _http = new HttpClient(options.Handler ?? Direct(), disposeHandler: options.Handler is null)
        {
            BaseAddress = new Uri(options.Address.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>Posts lines to <c>events</c> or <c>labels</c>.</summary>
    public async Task<Answer> SendAsync(string lane, ReadOnlyMemory<byte> body, bool packed, int lines, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(_options.RequestTimeout, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using var request = Request(lane, body, packed);
            using var response = await _http.SendAsync(request, both.Token).ConfigureAwait(false);
            var text = await response.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            return Read(response, text, lines);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Answer(Verdict.Again, "timeout", $"No answer within {_options.RequestTimeout}.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new Answer(Verdict.Again, "network", fault.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    internal static Verdict VerdictOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Verdict.Stored,
        408 or 425 or 429 or 502 or 503 or 504 => Verdict.Again,
        401 or 403 or 407 or (>= 300 and < 400) => Verdict.Locked,
        413 => Verdict.TooLarge,
        >= 500 => Verdict.Failing,
        _ => Verdict.Refused,
    };

    private static SocketsHttpHandler Direct() => new()
    {
        AllowAutoRedirect = false, // a redirect would carry the key and the data to another host
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    private HttpRequestMessage Request(string lane, ReadOnlyMemory<byte> body, bool packed)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (packed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/models/{_options.Model}/{lane}") { Content = content };
        if ((_options.KeySource is { } ask ? ask() : _options.Key) is { Length: > 0 } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    private Answer Read(HttpResponseMessage response, byte[] text, int lines)
    {
        var verdict = VerdictOf(response.StatusCode);
        var reason = $"http-{(int)response.StatusCode}";
        if (verdict == Verdict.Stored)
        {
            return ReceiptOf(text) is { } receipt && receipt.Total == lines
                ? new Answer(verdict, reason) { Receipt = receipt }
                : new Answer(Verdict.Unreadable, "unreadable", "The answer is a success and does not account for every line.");
        }

        return new Answer(verdict, reason, DetailOf(text)) { RetryAfter = RetryAfter(response.Headers.RetryAfter) };
    }

    private TimeSpan RetryAfter(RetryConditionHeaderValue? header)
    {
        var pause = header?.Delta ?? (header?.Date is { } date ? date - _options.Time.GetUtcNow() : TimeSpan.Zero);
        var most = TimeSpan.FromMinutes(5); // a service that asks for a day would lose what the buffer cannot hold
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > most ? most : pause;
    }

    private static Receipt? ReceiptOf(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, AnswerJson.Default.Receipt) is { Rejected: not null, Accepted: >= 0, Duplicates: >= 0 } receipt ? receipt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? DetailOf(byte[] text)
    {
        try
        {
            var problem = JsonSerializer.Deserialize(text, AnswerJson.Default.ProblemAnswer);
            var detail = problem?.Detail ?? problem?.Title;
            return detail?.Length > LongestDetail ? detail[..LongestDetail] : detail;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
