using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.IntegrationTests.Series;

public sealed class DeduplicationProbeTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [ServerFact("victoria-metrics")]
    public async Task Victoria_WithTheFlag_HasNoWarning()
    {
        await using var server = await VictoriaServer.StartAsync();
        Assert.Equal(string.Empty, await Probe(LineProtocolStore(server.Address), server.Address).WarningAsync(default));
    }

    [ServerFact("victoria-metrics")]
    public async Task Victoria_WithoutTheFlag_IsWarnedOf()
    {
        await using var server = await VictoriaServer.StartAsync(deduplicates: false);
        var store = new RemoteWriteStore("prometheus", new RemoteWriteOptions { Url = server.Address }, _http, TimeProvider.System);
        Assert.Equal(
            "it shows a revised point 3 times: start it with -dedup.minScrapeInterval=1s; a kill loses what it accepted in the last seconds: set DurabilityLag to 00:01:00",
            await Probe(store, server.Address).WarningAsync(default));
    }

    [Fact]
    public async Task Store_ThatIsNotVictoria_IsLeftAlone()
    {
        await using var stub = StubStore.Start(StubAnswer.Of(200, "process_start_time_seconds 1\n"));
        Assert.Equal(string.Empty, await Probe(LineProtocolStore(stub.Address), stub.Address).WarningAsync(default));
        Assert.Equal(["GET /metrics"], stub.Requests);
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_IsAskedAgainLater()
    {
        await using var stub = StubStore.Start(StubAnswer.Of(503, "no"));
        Assert.Null(await Probe(LineProtocolStore(stub.Address), stub.Address).WarningAsync(default));
    }

    private InfluxStore LineProtocolStore(Uri address) => new("victoria-metrics", new InfluxOptions { Url = address, Org = "o", Bucket = "b", DurabilityLag = TimeSpan.FromMinutes(1) }, _http, TimeProvider.System);

    private DeduplicationProbe Probe(ITimeSeriesStore store, Uri address) =>
        new(store, address, new StoreCall(_http, TimeSpan.FromSeconds(10), null, TimeProvider.System), TimeProvider.System);
}
