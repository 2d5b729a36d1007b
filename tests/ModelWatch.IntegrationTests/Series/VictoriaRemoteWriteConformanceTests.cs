using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Series;

public sealed class VictoriaRemoteWriteConformanceTests(VictoriaRemoteWriteFixture fixture) : IClassFixture<VictoriaRemoteWriteFixture>
{
    [ServerFact("victoria-metrics")]
    public async Task Points_AreStoredOnceWithTheirStamp() => await TimeSeriesConformance.Points_AreStoredOnceWithTheirStamp(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task Values_KeepTheirDigits() => await TimeSeriesConformance.Values_KeepTheirDigits(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task LaterRevision_Wins() => await TimeSeriesConformance.LaterRevision_Wins(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task RevisionThatComesFirst_StillWins() => await TimeSeriesConformance.RevisionThatComesFirst_StillWins(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task LateSamples_AreStored() => await TimeSeriesConformance.LateSamples_AreStored(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task HostileNames_Survive() => await TimeSeriesConformance.HostileNames_Survive(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task Batches_EmptyAndLarge_AreTaken() => await TimeSeriesConformance.Batches_EmptyAndLarge_AreTaken(await fixture.Under);

    [ServerFact("victoria-metrics")]
    public async Task StoreKilledAfterItAccepted_HoldsEveryPointOnce() => await TimeSeriesConformance.StoreKilledAfterItAccepted_HoldsEveryPointOnce(await fixture.Under);
}
