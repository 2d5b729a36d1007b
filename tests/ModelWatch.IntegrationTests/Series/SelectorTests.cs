using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Promise P19 on real servers: a selector built from a hostile name finds that series and no other.</summary>
public sealed class SelectorTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [ServerFact("prometheus")]
    public async Task Prometheus_FindsEachHostileNameAlone()
    {
        await using var server = await PrometheusServer.StartReceiverAsync("1d");
        await FindsEachAlone(server.Address, () => Task.CompletedTask);
    }

    [ServerFact("victoria-metrics")]
    public async Task Victoria_FindsEachHostileNameAlone()
    {
        await using var server = await VictoriaServer.StartAsync();
        await FindsEachAlone(server.Address, server.SeriesAsync);
    }

    private async Task FindsEachAlone(Uri server, Func<Task> flush)
    {
        var store = new RemoteWriteStore("prometheus", new RemoteWriteOptions { Url = server }, _http, TimeProvider.System);
        var names = TimeSeriesConformance.Hostile.Select(SeriesLabels.Value).ToList();
        var points = names.Select((name, i) => TimeSeriesConformance.Point(0, "f", i) with { Model = name }).ToList();
        Assert.Equal(WriteOutcome.Accepted, await store.WriteAsync(points, default));
        await flush();
        foreach (var name in names)
        {
            var selector = Uri.EscapeDataString(SeriesSelector.Of("mw_feature_value", ("model", name), ("segment", string.Empty)));
            var start = TimeSeriesConformance.Start.ToUnixTimeSeconds();
            var text = await _http.GetStringAsync(new Uri(server, $"/api/v1/series?match[]={selector}&start={start}&end={start + 7200}"));
            var found = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("data").EnumerateArray().Select(s => s.GetProperty("model").GetString());
            Assert.Equal([name], found);
        }
    }
}
