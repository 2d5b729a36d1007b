using System.Net.Http.Headers;
using System.Text;
using Snappier;

namespace ModelWatch.Series.RemoteWrite;

/// <summary>
/// Writes points by Prometheus remote write 1.0. Prometheus takes a request whole or not at all, so one refused sample costs its neighbours nothing but
/// the smaller requests in which they go again.
/// </summary>
internal sealed class RemoteWriteStore(string name, RemoteWriteOptions options, HttpClient http, TimeProvider time) : ITimeSeriesStore
{
    private readonly Uri _write = new(options.Url!.ToString().TrimEnd('/') + "/api/v1/write");
    private readonly StoreCall _call = new(http, options.Timeout, Credentials(options), time);

    public string Name => name;

    public TimeSpan DurabilityLag => options.DurabilityLag;

    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancel)
    {
        if (points.Count == 0)
            return WriteOutcome.Accepted;
        var body = new ByteArrayContent(Snappy.CompressToArray(WriteRequest.Of(points)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        body.Headers.ContentEncoding.Add("snappy");
        body.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        var (reply, trouble) = await _call.PostAsync(_write, body, cancel);
        return reply is null ? WriteOutcome.Later(trouble!) : StoreAnswer.Read(reply, anySuccess: true);
    }

    public Task<string?> IncarnationAsync(CancellationToken cancel) => _call.IncarnationAsync(options.Url!, cancel);

    private static AuthenticationHeaderValue? Credentials(RemoteWriteOptions options) => options switch
    {
        { BearerToken: { Length: > 0 } token } => new AuthenticationHeaderValue("Bearer", token),
        { UserName: { Length: > 0 } user } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))),
        _ => null,
    };
}
