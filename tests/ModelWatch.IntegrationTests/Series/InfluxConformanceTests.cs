using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Series;

public sealed class InfluxConformanceTests
{
    [ServerFact("influxd", "nginx")]
    public async Task Points_AreStoredOnceWithTheirStamp()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        await TimeSeriesConformance.Points_AreStoredOnceWithTheirStamp(under);
    }

    [ServerFact("influxd", "nginx")]
    public async Task Values_KeepTheirDigits()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        await TimeSeriesConformance.Values_KeepTheirDigits(under);
    }

    [ServerFact("influxd", "nginx")]
    public async Task LaterRevision_Wins()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        await TimeSeriesConformance.LaterRevision_Wins(under);
    }

    [ServerFact("influxd", "nginx")]
    public async Task HostileNames_Survive()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        await TimeSeriesConformance.HostileNames_Survive(under);
    }
}
