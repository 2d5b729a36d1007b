using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>The process dies right after its answers, and nobody sends again: KillTests covers death in the middle of intake.</summary>
public sealed class CrashTests
{
    private const int InABatch = 200;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task KilledAfterTheAnswer_KeepsEveryAcknowledgedEventWithoutARetry()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var tender = new Tender(seed: 4);
        var acknowledged = 0;
        for (var b = 0; b < 10; b++)
        {
            var answer = await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", tender.Events(Start, $"b{b}-", InABatch));
            acknowledged += answer.GetProperty("accepted").GetInt32();
        }

        await service.KillAsync();
        await service.ResumeAsync();
        await service.SendAsync(HttpMethod.Post, Tender.Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        var window = Assert.Single(await service.ListAsync(Tender.Address + "/windows"));
        Assert.Equal(10 * InABatch, acknowledged);
        Assert.Equal(acknowledged, window.GetProperty("events").GetInt32());
    }
}
