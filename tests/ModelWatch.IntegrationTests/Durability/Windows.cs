using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>What a service knows of the day of the numbered events, after everything is folded and closed.</summary>
internal static class Windows
{
    /// <summary>Start, events and digest of each window. The digest covers counts, fixed-point sums, sums of squares and categories.</summary>
    public static async Task<List<string>> OfAsync(ModelWatchProcess service)
    {
        await service.SendAsync(HttpMethod.Post, Tender.Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        var windows = await service.ListAsync(Tender.Address + "/windows?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
        return [.. windows.Select(w => $"{w.GetProperty("window").GetProperty("start")} {w.GetProperty("events")} {w.GetProperty("digest")}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Events over all windows.</summary>
    public static async Task<int> CountAsync(ModelWatchProcess service) => (await OfAsync(service)).Sum(line => int.Parse(line.Split(' ')[1]));

    /// <summary>The same of a service that got these events once, in order, undisturbed.</summary>
    public static async Task<List<string>> OfReferenceAsync(NumberedEvents events, int count)
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        foreach (var part in Enumerable.Range(0, count).Chunk(5000))
            await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(part));
        return await OfAsync(service);
    }
}
