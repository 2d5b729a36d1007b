using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ModelWatch.Doors;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.Files;

namespace ModelWatch.Commands.Replaying;

/// <summary>Sends pieces to the service. A busy service is asked again when it says; one that does not answer a few times, then the replay ends.</summary>
internal sealed class ReplaySender(HttpClient client, ReplayOptions options, TimeProvider time)
{
    private const int MostSilences = 6;
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>A piece that is under way is finished when <paramref name="cancellation"/> comes; only the waiting for a busy or silent service is given up.</summary>
    /// <exception cref="ReplayFailure">The service does not answer, or refuses the request as a whole.</exception>
    public async Task<DoorReceipt> SendAsync(FilePiece piece, string format, string origin, long row, string fileTime, CancellationToken cancellation)
    {
        var wire = format == "parquet" ? CaptureFormat.OfParquet(piece.Body.Span) : format;
        var path = $"/api/v1/models/{Uri.EscapeDataString(options.Model)}/events?format={wire}&origin={origin}&row={row.ToString(CultureInfo.InvariantCulture)}"
            + (wire is "sagemaker" or "kserve" or "azure" ? "&time=" + Uri.EscapeDataString(fileTime) : "");
        for (var silences = 0; ;)
        {
            TimeSpan wait;
            try
            {
                using var body = new ReadOnlyMemoryContent(piece.Body);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                using var answer = await client.PostAsync(new Uri(options.Url.TrimEnd('/') + path), body, CancellationToken.None);
                if (answer.IsSuccessStatusCode) return (await answer.Content.ReadFromJsonAsync<DoorReceipt>(_json, CancellationToken.None))!;
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)) throw await FailureAsync(answer, cancellation);
                wait = answer.Headers.RetryAfter?.Delta ?? _shortest;
            }
            catch (HttpRequestException e)
            {
                if (++silences > MostSilences) throw new ReplayFailure(ExitCode.InputOutput, $"No service answers at {options.Url}: {e.Message}");
                wait = _shortest * (1 << silences);
            }

            await Task.Delay(wait < _longest ? wait : _longest, time, cancellation);
        }
    }

    private static async Task<ReplayFailure> FailureAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var detail = $"The service answered {(int)answer.StatusCode}.";
        try
        {
            if (JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("detail", out var said)) detail = said.ToString();
        }
        catch (JsonException)
        {
            // Somebody else than ModelWatch answered; the status says enough.
        }

        if (RefusedKey.Is(answer.StatusCode)) return new ReplayFailure(ExitCode.Configuration, RefusedKey.Sentence(detail));
        return new ReplayFailure(answer.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge => ExitCode.BadData,
            _ => ExitCode.Internal,
        }, detail);
    }
}
