using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.Tests.Series;

public sealed class SeriesRoomTests
{
    [Fact]
    public void AddSeries_WithoutStore_EnqueuesNothing()
    {
        using var services = Services([]);
        Assert.Empty(services.GetRequiredService<IReadOnlyList<ITimeSeriesStore>>());
    }

    [Fact]
    public void AddSeries_EachStore_IsNamedAndKeepsItsLag()
    {
        using var services = Services(new()
        {
            ["Series:Influx:Url"] = "http://a:8086",
            ["Series:Influx:Org"] = "o",
            ["Series:Influx:Bucket"] = "b",
            ["Series:VictoriaMetrics:Url"] = "http://b:8428",
            ["Series:Prometheus:Url"] = "https://c:9090",
        });
        var stores = services.GetRequiredService<IReadOnlyList<ITimeSeriesStore>>();
        Assert.Equal(["victoria-metrics", "prometheus"], services.GetRequiredService<IReadOnlyList<DeduplicationProbe>>().Select(p => p.Store));
        Assert.Equal([("influx", 0d), ("victoria-metrics", 60d), ("prometheus", 0d)], stores.Select(s => (s.Name, s.DurabilityLag.TotalSeconds)));
    }

    [Fact]
    public void AddSeries_SeveralMistakes_AreAllNamed()
    {
        using var services = Services(new() { ["Series:Influx:Url"] = "ftp://a", ["Series:LongestPause"] = "00:00:00" });
        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SeriesOptions>>().Value);
        Assert.Equal(4, e.Failures.Count());
        Assert.Contains(e.Failures, f => f.StartsWith("Series:Influx:Url", StringComparison.Ordinal));
        Assert.Contains(e.Failures, f => f.StartsWith("Series:Influx:Bucket", StringComparison.Ordinal));
    }

    [Fact]
    public void AddSeries_MistakesOfThePrometheusStoreAndTheBounds_AreAllNamed()
    {
        using var services = Services(new()
        {
            ["Series:Prometheus:Url"] = "http://user:secret@c:9090",
            ["Series:Prometheus:BearerToken"] = "a\nb",
            ["Series:Prometheus:UserName"] = "a:b",
            ["Series:Prometheus:Timeout"] = "00:00:00",
            ["Series:Prometheus:DurabilityLag"] = "-00:00:01",
            ["Series:MostWaiting"] = "10",
            ["Series:LongestWaiting"] = "00:00:01",
            ["Series:MostDeadLetters"] = "-1",
        });
        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SeriesOptions>>().Value);
        Assert.Equal(9, e.Failures.Count());
        Assert.DoesNotContain(e.Failures, f => f.Contains("secret@", StringComparison.Ordinal));
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IStateStore>(_ => new MemoryState());
        services.AddSeries(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }
}
