using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>One service with the plan of <see cref="Tender"/> for all tests of a class.</summary>
public sealed class LiveModelWatch : IAsyncLifetime
{
    internal ModelWatchProcess Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ModelWatchProcess.StartAsync();
        await Service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
