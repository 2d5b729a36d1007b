using System.Globalization;
using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Remote write into Prometheus 2.42, which keeps each revision of a window as a later sample.</summary>
internal sealed class PrometheusUnderTest(PrometheusServer server) : IStoreUnderTest
{
    private readonly HttpClient _http = new();

    /// <param name="window">The out-of-order window; null leaves it off.</param>
    public static async Task<PrometheusUnderTest> StartAsync(string? window = "30d") => new(await PrometheusServer.StartReceiverAsync(window));

    public ITimeSeriesStore Store => new RemoteWriteStore("prometheus", new RemoteWriteOptions { Url = server.Address }, _http, TimeProvider.System);

    public double Precision => 0;

    public string Name(string name) => SeriesLabels.Value(name);

    public Task KillAsync() => server.KillAsync();

    public Task ResumeAsync() => server.ResumeAsync();

    public async Task<IReadOnlyList<StoredSample>> ReadAsync() =>
    [
        .. (await server.SeriesAsync("{__name__=~\"mw_.+\"}", TimeSeriesConformance.Start.AddDays(100)))
            .SelectMany(Cells)
            .GroupBy(c => c.Key)
            .Select(g => Sample(g.Key, g.ToDictionary(c => c.Field, c => c.Value)))
            .GroupBy(s => s with { Milliseconds = s.Milliseconds / 1000, Value = 0, Lower = null, Upper = null, N = 0 })
            .Select(g => g.MaxBy(s => s.Milliseconds)!),
    ];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await server.DisposeAsync();
    }

    private static IEnumerable<(StoredSample Key, string Field, double Value)> Cells(JsonElement series)
    {
        var labels = series.GetProperty("metric");
        string Label(string key) => labels.TryGetProperty(key, out var l) ? l.GetString()! : string.Empty;
        var field = Label("__name__").Split('_')[^1];
        var segment = Label("segment");
        return series.GetProperty("values").EnumerateArray().Select(v => (
            new StoredSample(
                Label("model"),
                Label("model_version"),
                segment.Length > 0 ? segment : null,
                Label("subject"),
                Label("measure"),
                (long)Math.Round(v[0].GetDecimal() * 1000),
                0,
                null,
                null,
                0),
            field,
            double.Parse(v[1].GetString()!, CultureInfo.InvariantCulture)));
    }

    private static StoredSample Sample(StoredSample key, Dictionary<string, double> fields) => key with
    {
        Value = fields["value"],
        Lower = fields.TryGetValue("lower", out var lower) ? lower : null,
        Upper = fields.TryGetValue("upper", out var upper) ? upper : null,
        N = fields["n"],
    };
}
