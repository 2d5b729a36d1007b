using System.Net;
using System.Text.Json;
using ModelWatch.Access;

namespace ModelWatch.Commands.Keys;

/// <summary>The keys of a running service, by its API.</summary>
internal sealed class RemoteKeyRing : IKeyRing
{
    private const string Keys = "/api/v1/keys";
    private readonly HttpClient _http;

    private RemoteKeyRing(Uri address)
    {
        _http = KeyedClient.Create();
        _http.BaseAddress = address;
    }

    /// <summary>Exactly one of the results is null.</summary>
    public static (RemoteKeyRing? Ring, KeyAnswer? Fault) Open(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? (new RemoteKeyRing(address), null)
            : (null, KeyAnswer.Failed(ExitCode.Usage, $"{url} is no address; write one such as {ServeSettings.DefaultUrls}."));

    public Task<KeyAnswer> CreateAsync(IReadOnlyList<Scope> scopes, DateTimeOffset? expires) =>
        MadeAsync(Keys, new { scopes = scopes.Select(scope => scope.ToString()), expires = expires?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'") });

    /// <summary>The new key has the end of the old one, which is the other bound of the old one's time.</summary>
    public Task<KeyAnswer> RotateAsync(string id, TimeSpan overlap) => SendAsync(
        () => _http.PostAsJsonAsync($"{Keys}/{Uri.EscapeDataString(id)}/rotate", new { overlap = $"{(long)overlap.TotalSeconds}s" }),
        async content =>
        {
            var made = (await content.ReadFromJsonAsync<KeyView>())!;
            var end = TimeProvider.System.GetUtcNow() + overlap;
            return KeyAnswer.Rotated(id, made.Key!, overlap, made.Expires < end ? made.Expires.Value : end);
        });

    public Task<KeyAnswer> RevokeAsync(string id) =>
        SendAsync(() => _http.DeleteAsync($"{Keys}/{Uri.EscapeDataString(id)}"), _ => Task.FromResult(KeyAnswer.Done()));

    public async Task<KeyAnswer> ListAsync()
    {
        var lines = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var cursor = next.Length == 0 ? "" : "?cursor=" + Uri.EscapeDataString(next);
            var answer = await SendAsync(() => _http.GetAsync(Keys + cursor), async content =>
            {
                var page = await content.ReadFromJsonAsync<JsonElement>();
                next = page.GetProperty("next").GetString();
                lines.AddRange(page.GetProperty("items").Deserialize<KeyView[]>(JsonSerializerOptions.Web)!.Select(KeyAnswer.Line));
                return KeyAnswer.Done();
            });
            if (answer.Fault is not null)
            {
                return answer;
            }
        }

        return KeyAnswer.Listed(lines);
    }

    public void Dispose() => _http.Dispose();

    private Task<KeyAnswer> MadeAsync(string address, object body) => SendAsync(
        () => _http.PostAsJsonAsync(address, body),
        async content => KeyAnswer.Done((await content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!));

    private async Task<KeyAnswer> SendAsync(Func<Task<HttpResponseMessage>> send, Func<HttpContent, Task<KeyAnswer>> read)
    {
        try
        {
            using var answer = await send();
            return answer.IsSuccessStatusCode ? await read(answer.Content) : await RefusedAsync(answer);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException or TaskCanceledException)
        {
            return KeyAnswer.Failed(ExitCode.InputOutput, $"No ModelWatch answers at {_http.BaseAddress}: {e.Message}");
        }
    }

    private static async Task<KeyAnswer> RefusedAsync(HttpResponseMessage answer)
    {
        var detail = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("detail", out var text) ? text.GetString() : null;
        return answer.StatusCode switch
        {
            var status when RefusedKey.Is(status) => KeyAnswer.Failed(ExitCode.Configuration, RefusedKey.Sentence(detail)),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict => KeyAnswer.Failed(ExitCode.BadData, detail ?? "The service refuses it."),
            _ => KeyAnswer.Failed(ExitCode.Internal, detail ?? $"The service answered {(int)answer.StatusCode}."),
        };
    }
}
