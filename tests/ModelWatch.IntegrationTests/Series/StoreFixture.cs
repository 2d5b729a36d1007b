namespace ModelWatch.IntegrationTests.Series;

/// <summary>One server for the tests of a class; started by the first that runs.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private Task<IStoreUnderTest>? _under;

    internal Task<IStoreUnderTest> Under => _under ??= StartAsync();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_under is not null)
            await (await _under).DisposeAsync();
    }

    private protected abstract Task<IStoreUnderTest> StartAsync();
}
