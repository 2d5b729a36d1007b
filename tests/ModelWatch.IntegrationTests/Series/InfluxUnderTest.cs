using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.Series.Influx;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>The line protocol into InfluxDB.</summary>
internal sealed class InfluxUnderTest(InfluxServer server) : IStoreUnderTest
{
    private readonly HttpClient _http = new();

    public static async Task<InfluxUnderTest> StartAsync() => new(await InfluxServer.StartAsync());

    public Task KillAsync() => server.KillAsync();

    public Task ResumeAsync() => server.ResumeAsync();

    public ITimeSeriesStore Store => new InfluxStore(
        "influx",
        new InfluxOptions { Url = server.Address, Org = "modelwatch", Bucket = InfluxServer.Bucket, Token = "unused" },
        _http,
        TimeProvider.System);

    public async Task<IReadOnlyList<StoredSample>> ReadAsync() =>
        [.. (await server.SeriesAsync()).SelectMany(Samples).GroupBy(s => s with { Milliseconds = s.Milliseconds / 1000, Value = 0, Lower = null, Upper = null, N = 0 }).Select(g => g.MaxBy(s => s.Milliseconds)!)];

    public double Precision => 0;

    public string Name(string name) => LineProtocol.Name(name);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await server.DisposeAsync();
    }

    private static IEnumerable<StoredSample> Samples(JsonElement series)
    {
        var tags = series.GetProperty("tags");
        string Tag(string key) => tags.TryGetProperty(key, out var t) ? t.GetString()! : string.Empty;
        return series.GetProperty("values").EnumerateArray().Select(v => new StoredSample(
            Tag("model"),
            Tag("model_version"),
            Tag("segment") is { Length: > 0 } segment ? segment : null,
            Tag("subject"),
            Tag("measure"),
            v[0].GetInt64(),
            v[1].GetDouble(),
            Number(v[2]),
            Number(v[3]),
            v[4].GetDouble()));
    }

    private static double? Number(JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? null : cell.GetDouble();
}
