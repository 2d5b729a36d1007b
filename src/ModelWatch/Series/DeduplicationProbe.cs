using System.Text.Json;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.Series;

/// <summary>
/// Whether a VictoriaMetrics shows a point that was sent twice, and a window that was revised, once: it does only with
/// <c>-dedup.minScrapeInterval=1s</c>. A probe of a model of its own is written twice and revised, and read back. It is also told where accepted batches are
/// forgotten before this server can no longer lose them.
/// </summary>
internal sealed class DeduplicationProbe(ITimeSeriesStore store, Uri server, StoreCall call, TimeProvider time)
{
    /// <summary>The model of the probe.</summary>
    public const string Model = "modelwatch-self-test";
    private const int Revised = 2;
    private const int Reads = 30;

    /// <summary>VictoriaMetrics 1.79 lost what it had accepted 9 s before a kill.</summary>
    private static readonly TimeSpan LeastLag = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public string Store => store.Name;

    /// <summary>Null where the store cannot be asked now; else what is wrong with it, or an empty text.</summary>
    public async Task<string?> WarningAsync(CancellationToken cancel)
    {
        var (metrics, _) = await call.GetAsync(new Uri(server, "/metrics"), cancel);
        if (metrics is not { Status: 200 })
            return null;
        if (!metrics.Text.Contains("vm_app_version{", StringComparison.Ordinal))
            return string.Empty;

        var end = new DateTimeOffset(time.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        foreach (var point in new[] { Point(end, 0), Point(end, 0), Point(end, 1) })
        {
            if ((await store.WriteAsync([point], cancel)).Result != WriteResult.Accepted)
                return null;
        }

        if (await SeenAsync(end, cancel) is not { } seen)
            return null;
        string[] warnings =
        [
            .. seen == 1 ? Array.Empty<string>() : [$"it shows a revised point {seen} times: start it with -dedup.minScrapeInterval=1s"],
            .. store.DurabilityLag >= LeastLag ? Array.Empty<string>() : ["a kill loses what it accepted in the last seconds: set DurabilityLag to 00:01:00"],
        ];
        return string.Join("; ", warnings);
    }

    /// <summary>How many samples of the probe the store shows once it shows the last of them; null where it does not in time.</summary>
    private async Task<int?> SeenAsync(DateTimeOffset end, CancellationToken cancel)
    {
        var selector = SeriesSelector.Of("mw_model_value", ("model", Model));
        var query = $"/api/v1/export?match[]={Uri.EscapeDataString(selector)}&start={end.ToUnixTimeSeconds() - 1}&end={end.ToUnixTimeSeconds()}";
        var address = new Uri(server.ToString().TrimEnd('/') + query);
        double[] before = [];
        for (var i = 0; i < Reads; i++)
        {
            await Task.Delay(Pause, time, cancel);
            var (reply, _) = await call.GetAsync(address, cancel);
            var now = reply is { Status: 200 } ? Values(reply.Text) : [];

            // Samples of one second come to be seen together or one by one; two like reads mean that they are all there.
            if (now.Contains(Revised) && now.AsSpan().SequenceEqual(before))
                return now.Length;
            before = now;
        }

        return null;
    }

    private static double[] Values(string lines)
    {
        try
        {
            return
            [
                .. from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                   from value in JsonSerializer.Deserialize<JsonElement>(line).GetProperty("values").EnumerateArray()
                   select value.GetDouble(),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static SeriesPoint Point(DateTimeOffset end, int revision) => new()
    {
        Model = Model,
        Version = "1",
        Subject = "model",
        Measure = "probe",
        Definition = "probe/1",
        WindowStart = end.AddSeconds(-1),
        WindowEnd = end,
        Revision = revision,
        Value = 1 + revision,
        N = 1,
    };
}
