namespace ModelWatch.IntegrationTests.Series;

public sealed class InfluxFixture : StoreFixture
{
    private protected override async Task<IStoreUnderTest> StartAsync() => await InfluxUnderTest.StartAsync();
}
