using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>The process dies in the middle of intake; what it acknowledged counts once.</summary>
public sealed class CrashTests
{
    private const int Batches = 60;
    private const int InABatch = 200;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task KilledDuringIntake_CountsEveryAcknowledgedEventOnce()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var tender = new Tender(seed: 2);
        var batches = Enumerable.Range(0, Batches).Select(b => tender.Events(Start.AddHours(b / 20), $"b{b}-", InABatch)).ToArray();
        var random = new Random(3);
        var acknowledged = new HashSet<int>();

        for (var kill = 0; kill < 3; kill++)
        {
            await SendUntilItDies(service, batches, acknowledged, random);
            await service.ResumeAsync();
        }

        // A client that lost its answer sends again; so does one that is only careless.
        foreach (var b in Enumerable.Range(0, Batches))
            await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", batches[b]);
        await service.SendAsync(HttpMethod.Post, Tender.Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        var windows = await service.ListAsync(Tender.Address + "/windows?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
        Assert.NotEmpty(acknowledged);
        Assert.Equal([20 * InABatch, 20 * InABatch, 20 * InABatch], windows.Select(w => w.GetProperty("events").GetInt32()));
    }

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

    /// <summary>Sends what is not yet acknowledged, in order; the service is killed while one of the next batches is on its way.</summary>
    private static async Task SendUntilItDies(ModelWatchProcess service, string[] batches, HashSet<int> acknowledged, Random random)
    {
        var last = acknowledged.Count + random.Next(3, 12);
        Task? kill = null;
        for (var b = 0; b < batches.Length && kill is not { IsCompleted: true }; b++)
        {
            if (acknowledged.Contains(b))
                continue;
            if (acknowledged.Count >= last)
                kill ??= Task.Delay(random.Next(20)).ContinueWith(_ => service.KillAsync()).Unwrap();
            try
            {
                var answer = await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", batches[b]);
                Assert.Equal(InABatch, answer.GetProperty("accepted").GetInt32() + answer.GetProperty("duplicates").GetInt32());
                acknowledged.Add(b);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                break;
            }
        }

        await (kill ?? service.KillAsync());
    }
}
