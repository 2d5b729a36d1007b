namespace ModelWatch.IntegrationTests.Series;

public sealed class EmbeddedFixture : StoreFixture
{
    private protected override Task<IStoreUnderTest> StartAsync() => Task.FromResult<IStoreUnderTest>(new EmbeddedUnderTest());
}
