using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>VictoriaMetrics, by the line protocol, where each field is a series of its own, or by remote write.</summary>
internal sealed class VictoriaUnderTest(VictoriaServer server, bool remoteWrite) : IStoreUnderTest
{
    private readonly HttpClient _http = new();

    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(60);

    public static async Task<VictoriaUnderTest> StartAsync(bool remoteWrite = false) => new(await VictoriaServer.StartAsync(), remoteWrite);

    public Task KillAsync() => server.KillAsync();

    public Task ResumeAsync() => server.ResumeAsync();

    public ITimeSeriesStore Store => remoteWrite ? RemoteWrite : LineProtocolStore;

    private RemoteWriteStore RemoteWrite => new("prometheus", new RemoteWriteOptions { Url = server.Address, DurabilityLag = Lag }, _http, TimeProvider.System);

    private InfluxStore LineProtocolStore => new(
        "victoria-metrics",
        new InfluxOptions { Url = server.Address, Org = "modelwatch", Bucket = "modelwatch", DurabilityLag = Lag },
        _http,
        TimeProvider.System);

    public async Task<IReadOnlyList<StoredSample>> ReadAsync() =>
        [.. (await server.SeriesAsync()).SelectMany(Cells).GroupBy(c => c.Key).Select(g => Sample(g.Key, g.ToDictionary(c => c.Field, c => c.Value)))];

    /// <summary>This store packs values as decimal mantissas: 12 digits were kept.</summary>
    public double Precision => 1e-11;

    public string Name(string name) => remoteWrite ? SeriesLabels.Value(name) : LineProtocol.Name(name);

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
        var times = series.GetProperty("timestamps");
        return series.GetProperty("values").EnumerateArray().Select((v, i) => (
            new StoredSample(Label("model"), Label("model_version"), segment.Length > 0 ? segment : null, Label("subject"), Label("measure"), times[i].GetInt64(), 0, null, null, 0),
            field,
            v.GetDouble()));
    }

    private static StoredSample Sample(StoredSample key, Dictionary<string, double> fields) => key with
    {
        Value = fields["value"],
        Lower = fields.TryGetValue("lower", out var lower) ? lower : null,
        Upper = fields.TryGetValue("upper", out var upper) ? upper : null,
        N = fields["n"],
    };
}
