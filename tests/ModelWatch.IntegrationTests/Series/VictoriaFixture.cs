namespace ModelWatch.IntegrationTests.Series;

public sealed class VictoriaFixture : StoreFixture
{
    private protected override async Task<IStoreUnderTest> StartAsync() => await VictoriaUnderTest.StartAsync();
}
