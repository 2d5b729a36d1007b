using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using Xunit.Abstractions;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P1: <c>kill -9</c> at seeded points under load, also while the service starts; each event counts exactly once.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Hours = 5;

    [Fact]
    public Task Killed5Times_20000Events_CountExactlyOnce() => KilledUnderLoad(20_000, 5);

    [SlowFact]
    public Task Killed25Times_200000Events_CountExactlyOnce() => KilledUnderLoad(200_000, 25);

    private async Task KilledUnderLoad(int count, int kills)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("MW_SEED") ?? "20261125");
        output.WriteLine($"MW_SEED={seed}");
        var random = new Random(seed);
        var events = new NumberedEvents(count / Hours);
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var sender = new PersistentSender(service, events, seed);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var sending = sender.SendAsync(count, stop.Token);
        var killed = await KillAsync(service, sender, sending, count, kills, random);
        await sending;

        var windows = await Windows.OfAsync(service);
        Assert.Equal(await Windows.OfReferenceAsync(events, count), windows);
        await EverythingAgain_IsDuplicate(service, events, count);
        Assert.Equal(windows, await Windows.OfAsync(service));
        output.WriteLine($"{sender.Acknowledged} acknowledged, {killed} kills; {string.Join("; ", windows)}");
        Assert.True(killed >= kills, $"only {killed} kills before everything was sent");
    }

    /// <summary>Each kill comes after a share of the events and some milliseconds; every third hits the start after it, too.</summary>
    private static async Task<int> KillAsync(ModelWatchProcess service, PersistentSender sender, Task sending, int count, int kills, Random random)
    {
        var done = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var after = (int)((kill + random.NextDouble()) * count / kills * 0.9);
            await Poll.Until($"{after} events", () => Task.FromResult(sender.Acknowledged >= after || sending.IsCompleted), 300);
            await Task.Delay(random.Next(30));
            await service.KillAsync();
            done += sending.IsCompleted ? 0 : 1;
            if (kill % 3 == 1)
            {
                service.Launch();
                await Task.Delay(random.Next(1500));
                await service.KillAsync();
            }

            await service.ResumeAsync();
        }

        return done;
    }

    private static async Task EverythingAgain_IsDuplicate(ModelWatchProcess service, NumberedEvents events, int count)
    {
        foreach (var part in Enumerable.Range(0, count).Chunk(5000))
        {
            var receipt = await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(part));
            Assert.Equal((0, part.Length), (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("duplicates").GetInt32()));
        }
    }
}
