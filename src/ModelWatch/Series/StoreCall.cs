using System.Net.Http.Headers;
using System.Text;

namespace ModelWatch.Series;

/// <summary>Calls one store over HTTP: a deadline for the whole of each call, and an answer read up to a bound. What goes wrong is a value. Thread safe.</summary>
internal sealed class StoreCall(HttpClient http, TimeSpan timeout, AuthenticationHeaderValue? credentials, TimeProvider time)
{
    private const int LongestAnswer = 64 * 1024;
    private const int LongestRead = 8 * 1024 * 1024;

    /// <summary>Exactly one of the results is null.</summary>
    public Task<(StoreReply? Reply, string? Trouble)> PostAsync(Uri address, HttpContent content, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, address, content, LongestAnswer, cancel);

    /// <summary>Exactly one of the results is null.</summary>
    public Task<(StoreReply? Reply, string? Trouble)> GetAsync(Uri address, CancellationToken cancel) =>
        CallAsync(HttpMethod.Get, address, null, LongestRead, cancel);

    /// <summary>A line of <c>/metrics</c> that another process of the store has otherwise; null where it cannot be told now.</summary>
    public async Task<string?> IncarnationAsync(Uri server, CancellationToken cancel)
    {
        var (reply, _) = await GetAsync(new Uri(server, "/metrics"), cancel);
        return reply is not { Status: 200 } ? null : Array.Find(
            reply.Text.Split('\n'),
            l => l.StartsWith("vm_app_start_timestamp ", StringComparison.Ordinal) || l.StartsWith("process_start_time_seconds ", StringComparison.Ordinal));
    }

    private async Task<(StoreReply? Reply, string? Trouble)> CallAsync(HttpMethod method, Uri address, HttpContent? content, int longest, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            request.Headers.Authorization = credentials;
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await TextAsync(answer, longest, either.Token);
            return (new StoreReply((int)answer.StatusCode, IsPage(answer, text), text, RetryAfter(answer.Headers.RetryAfter)), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, $"no answer within {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, e.Message);
        }
    }

    private static bool IsPage(HttpResponseMessage answer, string text) =>
        answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml" || text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    private static async Task<string> TextAsync(HttpResponseMessage answer, int longest, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (buffer.Length < longest && await stream.ReadAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, longest - buffer.Length)), cancel) is > 0 and var read)
            buffer.Write(piece, 0, read);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }
}
