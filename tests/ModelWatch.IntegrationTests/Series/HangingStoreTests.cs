using System.Globalization;
using System.Text.Json;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>The lanes stand apart: a store that hangs holds up neither the intake nor a close nor another store.</summary>
public sealed class HangingStoreTests
{
    private const int Windows = 3;

    [Fact]
    public async Task Service_OneStoreHangs_TakesEventsClosesWindowsAndServesTheOtherStore()
    {
        await using var hanging = StubStore.Start(StubAnswer.Hang);
        await using var other = StubStore.Start(StubAnswer.Of(204, ""));
        await using var service = await ModelWatchProcess.StartAsync(new Dictionary<string, string>
        {
            ["MODELWATCH__Series__Influx__Url"] = hanging.Address.ToString(),
            ["MODELWATCH__Series__Influx__Org"] = "o",
            ["MODELWATCH__Series__Influx__Bucket"] = "b",
            ["MODELWATCH__Series__Influx__Timeout"] = "01:00:00",
            ["MODELWATCH__Series__LongestPause"] = "00:00:01",
            ["MODELWATCH__Series__Prometheus__Url"] = other.Address.ToString(),
        });
        var tender = new Tender(seed: 3);
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/reference", tender.Reference(1000), "text/csv");
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        for (var hour = 0; hour < Windows; hour++)
        {
            await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", tender.Events(start.AddHours(hour), $"{hour}-", 300));
            var through = Uri.EscapeDataString(start.AddHours(hour + 1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            await service.SendAsync(HttpMethod.Post, $"{Tender.Address}/windows/close?through={through}", string.Empty);
        }

        var figures = (await service.ListAsync(Tender.Address + "/measurements")).Count(m => m.GetProperty("value").ValueKind == JsonValueKind.Number);
        Assert.InRange(figures, Windows * 10, 10_000);
        await Poll.Until("the other store to have every figure", async () => await Accepted(service, "prometheus") == figures);
        Assert.Single(hanging.Requests);
        Assert.Equal(Windows, (await Store(service, "influx")).GetProperty("batches").GetInt32());

        hanging.Answer = StubAnswer.Of(204, "");
        hanging.Release();
        await Poll.Until("the first store to have every figure", async () => await Accepted(service, "influx") == figures);
        Assert.Equal(0, (await Store(service, "influx")).GetProperty("batches").GetInt32());
        Assert.Contains("modelwatch_dead_letters{source=\"influx\",reason=\"refused\"} 0", await service.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static async Task<double> Accepted(ModelWatchProcess service, string store)
    {
        var name = $"modelwatch_store_points_total{{store=\"{store}\",outcome=\"accepted\"}} ";
        var line = (await service.Http.GetStringAsync("/metrics")).Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }

    private static async Task<JsonElement> Store(ModelWatchProcess service, string store) =>
        (await service.ListAsync("/api/v1/series/stores")).Single(s => s.GetProperty("name").GetString() == store);
}
