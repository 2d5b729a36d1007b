using System.Globalization;
using System.Text.Json;
using ModelWatch.IntegrationTests.Exposition;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Demo;

/// <summary>The README's first command, as a newcomer sees it.</summary>
public sealed class DemoTests
{
    [ServerFact("prometheus", "chromium")]
    public async Task Demo_AfterItsBackfill_ShowsThePlantedFaultsAndTheHealthyModelInEveryPanel()
    {
        using var directory = new TemporaryDirectory();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        await using var demo = ModelWatchProcess.Run(directory.Path, "demo", "--urls", address.ToString().TrimEnd('/'));
        using var http = new HttpClient { BaseAddress = address };
        await demo.UntilAnswers(http, new Uri(address, "/readyz"), 60);
        await Poll.Until("the end of the backfill", () => Task.FromResult(demo.Output.Contains("live", StringComparison.Ordinal)), 300);

        var tender = await FiringAsync(http, "tender-price-eu");
        Assert.Contains(tender, f => Kind(f) == "drift" && Subjects(f).Contains("input.dose_mg") && Subjects(f).Contains("input.country"));
        Assert.Contains(tender, f => Causes(f).Contains("renamed-category") && Causes(f).Contains("unit-scale"));
        Assert.Contains(await FiringAsync(http, "ae-triage"), f => Kind(f) == "calibration" && Subjects(f).Contains("output.triage"));
        Assert.Empty(await FiringAsync(http, "stock-demand"));
        await AssertGapAsync(http, "stock-demand");
        await AssertPanelsAsync(address);
        await AssertPagesAsync(address);
    }

    /// <summary>The pages open; the README's picture is made here where MODELWATCH_SCREENSHOTS names a directory.</summary>
    private static async Task AssertPagesAsync(Uri address)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync(width: 1280, height: 720);
        await page.GotoAsync(address.ToString());
        Assert.Equal("2 models need someone, ae-triage first. 1 model in plan.", (await page.InnerTextAsync(".verdict")).Trim());
        if (Environment.GetEnvironmentVariable("MODELWATCH_SCREENSHOTS") is { Length: > 0 } directory)
            await page.ScreenshotAsync(new() { Path = Path.Combine(directory, "fleet-page.png") });
        await page.GotoAsync(new Uri(address, "models/tender-price-eu/features/input.dose_mg").ToString());
        Assert.Contains("shift", await page.InnerTextAsync(".verdict"), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(address, "reports").ToString());
        Assert.Equal(3, await page.Locator("tbody tr").CountAsync());
    }

    /// <summary>Evidence of the newest windows was run through the model file, and the answers agree.</summary>
    private static async Task AssertGapAsync(HttpClient http, string model)
    {
        var figures = await ItemsAsync(http, $"api/v1/models/{model}/measurements?measure=replay_gap");
        Assert.InRange(figures[^1].GetProperty("value").GetDouble(), 0, 1e-3);
        Assert.InRange(figures[^1].GetProperty("n").GetInt32(), 1, 1000);
    }

    private static async Task AssertPanelsAsync(Uri address)
    {
        await using var prometheus = await PrometheusServer.StartAsync(address.Authority, null, ShippedRules.Service);
        await Poll.Until("four scrapes", async () => await prometheus.QueryAsync("count_over_time(up[1m]) >= 4") is { Count: > 0 }, 60);
        var empty = new List<string>();
        foreach (var (panel, expression) in ShippedRules.Panels("fleet.json", ".+").Concat(ShippedRules.Panels("service.json", ".+")).Concat(ShippedRules.Panels("model.json", ".+")))
        {
            if ((await prometheus.QueryAsync(expression)).Count == 0)
                empty.Add(string.Create(CultureInfo.InvariantCulture, $"{panel}: {expression}"));
        }

        Assert.True(empty.Count == 0, string.Join("\n", empty));
    }

    private static async Task<List<JsonElement>> FiringAsync(HttpClient http, string model) =>
        await ItemsAsync(http, $"api/v1/models/{model}/findings?state=firing");

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient http, string path) =>
        [.. JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri(http.BaseAddress!, path))).GetProperty("items").EnumerateArray()];

    private static string Kind(JsonElement finding) => finding.GetProperty("kind").GetString()!;

    private static List<string> Subjects(JsonElement finding) => [.. finding.GetProperty("subjects").EnumerateArray().Select(s => s.GetProperty("subject").GetString()!)];

    private static List<string> Causes(JsonElement finding) => [.. finding.GetProperty("diagnosis").EnumerateArray().Select(s => s.GetProperty("cause").GetString()!)];
}
