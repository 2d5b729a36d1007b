using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>A backup is made while events come in; what is restored from it counts every event once when the clients send again.</summary>
public sealed class BackupTests
{
    private const int Batches = 40;
    private const int InABatch = 100;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task BackupDuringIntake_RestoredElsewhere_CountsEveryEventOnceWhenSentAgain()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var tender = new Tender(seed: 6);
        var batches = Enumerable.Range(0, Batches).Select(b => tender.Events(Start.AddHours(b / 20), $"b{b}-", InABatch)).ToArray();

        foreach (var batch in batches.Take(10)) await SendEvents(service, batch);
        var backup = service.SendAsync(HttpMethod.Post, "/api/v1/backups", string.Empty);
        foreach (var batch in batches.Skip(10)) await SendEvents(service, batch);
        var folder = (await backup).GetProperty("path").GetString()!;

        await using var second = await RestoredAsync(folder);
        var resent = new List<JsonElement>();
        foreach (var batch in batches) resent.Add(await SendEvents(second, batch));
        Assert.All(resent.Take(10), answer => Assert.Equal(InABatch, answer.GetProperty("duplicates").GetInt32()));
        Assert.Equal(await EventsAsync(service), await EventsAsync(second));
        Assert.Equal([20 * InABatch, 20 * InABatch], await EventsAsync(second));
    }

    private static Task<JsonElement> SendEvents(ModelWatchProcess service, string batch) =>
        service.SendAsync(HttpMethod.Post, Tender.Address + "/events", batch);

    private static async Task<ModelWatchProcess> RestoredAsync(string backup)
    {
        var second = ModelWatchProcess.Create();
        await using var restore = ModelWatchProcess.Run(Path.GetTempPath(), "restore", "--from", backup, "--data", second.DataDirectory);
        Assert.Equal(0, await restore.ExitAsync());
        await second.ResumeAsync();
        return second;
    }

    private static async Task<List<int>> EventsAsync(ModelWatchProcess service)
    {
        await service.SendAsync(HttpMethod.Post, Tender.Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        return [.. (await service.ListAsync(Tender.Address + "/windows")).Select(w => w.GetProperty("events").GetInt32())];
    }
}
