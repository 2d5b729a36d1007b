using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Series;

public sealed class VictoriaConformanceTests
{
    [ServerFact("victoria-metrics")]
    public async Task Points_AreStoredOnceWithTheirStamp()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        await TimeSeriesConformance.Points_AreStoredOnceWithTheirStamp(under);
    }

    [ServerFact("victoria-metrics")]
    public async Task Values_KeepTheirDigits()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        await TimeSeriesConformance.Values_KeepTheirDigits(under);
    }

    [ServerFact("victoria-metrics")]
    public async Task LaterRevision_Wins()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        await TimeSeriesConformance.LaterRevision_Wins(under);
    }

    [ServerFact("victoria-metrics")]
    public async Task HostileNames_Survive()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        await TimeSeriesConformance.HostileNames_Survive(under);
    }
}
