namespace ModelWatch.IntegrationTests.Series;

public sealed class EmbeddedConformanceTests
{
    [Fact]
    public async Task Points_AreStoredOnceWithTheirStamp()
    {
        await using var under = new EmbeddedUnderTest();
        await TimeSeriesConformance.Points_AreStoredOnceWithTheirStamp(under);
    }

    [Fact]
    public async Task Values_KeepTheirDigits()
    {
        await using var under = new EmbeddedUnderTest();
        await TimeSeriesConformance.Values_KeepTheirDigits(under);
    }

    [Fact]
    public async Task LaterRevision_Wins()
    {
        await using var under = new EmbeddedUnderTest();
        await TimeSeriesConformance.LaterRevision_Wins(under);
    }

    [Fact]
    public async Task HostileNames_Survive()
    {
        await using var under = new EmbeddedUnderTest();
        await TimeSeriesConformance.HostileNames_Survive(under);
    }
}
