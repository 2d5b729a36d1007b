namespace ModelWatch.IntegrationTests.Series;

public sealed class PrometheusFixture : StoreFixture
{
    private protected override async Task<IStoreUnderTest> StartAsync() => await PrometheusUnderTest.StartAsync();
}
