using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.Client.Tests;

/// <summary>One service for the tests of a class.</summary>
public sealed class RunningModelWatch : IAsyncLifetime
{
    internal ModelWatchProcess Process { get; private set; } = null!;

    public async Task InitializeAsync() => Process = await ModelWatchProcess.StartAsync();

    public async Task DisposeAsync() => await Process.DisposeAsync();
}
