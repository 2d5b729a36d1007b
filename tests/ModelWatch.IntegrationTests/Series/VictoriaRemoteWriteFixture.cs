namespace ModelWatch.IntegrationTests.Series;

public sealed class VictoriaRemoteWriteFixture : StoreFixture
{
    private protected override async Task<IStoreUnderTest> StartAsync() => await VictoriaUnderTest.StartAsync(remoteWrite: true);
}
