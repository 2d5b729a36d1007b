using System.Text.Json;
using System.Text.RegularExpressions;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>A fault in the traffic, all the way to the person on call and back.</summary>
public sealed partial class AlertTests
{
    [ServerFact("prometheus", "prometheus-alertmanager")]
    public async Task PlantedFault_FiresTheRuleAndResolvesWhenItEnds()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var alertmanager = await AlertmanagerServer.StartAsync(webhook.Address);
        await using var prometheus = await PrometheusServer.StartAsync($"127.0.0.1:{service.Port}", alertmanager.Address, Rules());
        var tender = new Tender(seed: 1);
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/reference", tender.Reference(4000), "text/csv");

        var hour = LastFullHour().AddHours(-6);
        await Feed(service, tender, hour, scale: 1);
        Assert.Empty(await Firing(service));
        await Poll.Until("a scrape that shows the model", async () => (await prometheus.QueryAsync("{model=\"tender\"}")).Count > 0);
        Assert.DoesNotContain(webhook.Alerts, a => a.GetProperty("labels").TryGetProperty("model", out _));

        await Feed(service, tender, hour.AddHours(1), scale: 0.001);
        Assert.Contains(await Firing(service), f => f.GetProperty("kind").GetString() == "drift");
        await webhook.Until("ModelWatchDrift", Tender.Model, "firing", 60);

        for (var h = 2; h <= 5; h++)
            await Feed(service, tender, hour.AddHours(h), scale: 1);
        Assert.Empty(await Firing(service));
        await webhook.Until("ModelWatchDrift", Tender.Model, "resolved", 60);
    }

    /// <summary>The shipped rules, with minutes read as seconds: the test has no quarter of an hour.</summary>
    private static string Rules()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ModelWatch.sln")))
            root = root.Parent!;
        var text = File.ReadAllText(Path.Combine(root.FullName, "alerts", "findings.rules.yml"));
        return Waits().Replace(Ranges().Replace(text, "[3s]"), "${key}: 0s");
    }

    private static DateTimeOffset LastFullHour()
    {
        var now = DateTimeOffset.UtcNow;
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
    }

    private static async Task Feed(ModelWatchProcess service, Tender tender, DateTimeOffset hour, double scale)
    {
        var answer = await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", tender.Events(hour, $"{hour:HH}-", 1000, scale));
        Assert.Equal(1000, answer.GetProperty("accepted").GetInt32());
        var through = Uri.EscapeDataString(hour.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        var closed = await service.SendAsync(HttpMethod.Post, $"{Tender.Address}/windows/close?through={through}", string.Empty);
        Assert.Equal(1, closed.GetProperty("closed").GetArrayLength());
    }

    private static async Task<List<JsonElement>> Firing(ModelWatchProcess service) => await service.ListAsync(Tender.Address + "/findings?state=firing");

    [GeneratedRegex(@"\[\d+[smhd]\]")]
    private static partial Regex Ranges();

    [GeneratedRegex(@"(?<key>\b(for|keep_firing_for)): *\d+[smhd]")]
    private static partial Regex Waits();
}
