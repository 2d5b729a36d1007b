namespace ModelWatch.IntegrationTests.Series;

public sealed class EmbeddedConformanceTests(EmbeddedFixture fixture) : IClassFixture<EmbeddedFixture>
{
    [Fact]
    public async Task Points_AreStoredOnceWithTheirStamp() => await TimeSeriesConformance.Points_AreStoredOnceWithTheirStamp(await fixture.Under);

    [Fact]
    public async Task Values_KeepTheirDigits() => await TimeSeriesConformance.Values_KeepTheirDigits(await fixture.Under);

    [Fact]
    public async Task LaterRevision_Wins() => await TimeSeriesConformance.LaterRevision_Wins(await fixture.Under);

    [Fact]
    public async Task RevisionThatComesFirst_StillWins() => await TimeSeriesConformance.RevisionThatComesFirst_StillWins(await fixture.Under);

    [Fact]
    public async Task LateSamples_AreStored() => await TimeSeriesConformance.LateSamples_AreStored(await fixture.Under);

    [Fact]
    public async Task HostileNames_Survive() => await TimeSeriesConformance.HostileNames_Survive(await fixture.Under);

    [Fact]
    public async Task Batches_EmptyAndLarge_AreTaken() => await TimeSeriesConformance.Batches_EmptyAndLarge_AreTaken(await fixture.Under);

    [Fact]
    public async Task StoreKilledAfterItAccepted_HoldsEveryPointOnce() => await TimeSeriesConformance.StoreKilledAfterItAccepted_HoldsEveryPointOnce(await fixture.Under);
}
