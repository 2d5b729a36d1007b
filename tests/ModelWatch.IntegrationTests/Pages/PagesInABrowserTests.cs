using Microsoft.Playwright;
using ModelWatch.IntegrationTests.Servers;
using Browser = ModelWatch.IntegrationTests.Servers.Browser;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>Every page in a real browser: light, dark and on a phone. Pictures are kept where MODELWATCH_SCREENSHOTS names a directory.</summary>
public sealed class PagesInABrowserTests
{
    private static readonly (string Name, string Path)[] Filled =
    [
        ("fleet", "/"), ("model", "/models/tender-price-eu"), ("model-triage", "/models/ae-triage"), ("model-healthy", "/models/stock-demand"), ("model-fresh", "/models/vial-inspection"),
        ("feature", "/models/tender-price-eu/features/input.dose_mg"), ("feature-segment", "/models/tender-price-eu/features/input.dose_mg?segment=country%3DDE"),
        ("feature-category", "/models/tender-price-eu/features/input.country"), ("feature-output", "/models/tender-price-eu/features/output.score"), ("finding", "/findings/" + StoryFindings.Tender), ("finding-calibration", "/findings/F-2026-0418"),
        ("finding-over", "/findings/F-2026-0203"), ("reports", "/reports"), ("not-found", "/models/nobody"),
    ];

    [ServerFact("chromium")]
    public async Task Page_OverTheStory_KeepsItsRulesInEveryForm()
    {
        await using var server = await PageServer.StartAsync(filled: true);
        await Walk(server, Filled);
    }

    [ServerFact("chromium")]
    public async Task Page_OfAnEmptyService_IsTheFirstRun()
    {
        await using var server = await PageServer.StartAsync(filled: false);
        await Walk(server, [("start", "/")]);
    }

    [ServerFact("chromium")]
    public async Task Theme_ChosenByTheForm_StaysOnTheNextPage()
    {
        await using var server = await PageServer.StartAsync(filled: true);
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync();

        await page.GotoAsync(server.Address + "/models/stock-demand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();

        Assert.Equal(server.Address + "/models/stock-demand", page.Url);
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        await page.GotoAsync(server.Address + "/");
        Assert.Equal("rgb(15, 18, 21)", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    [ServerFact("chromium")]
    public async Task Fleet_OverTheStory_LeadsToTheFaultByItsLinks()
    {
        await using var server = await PageServer.StartAsync(filled: true);
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync();

        await page.GotoAsync(server.Address);
        await page.GetByRole(AriaRole.Link, new() { Name = "dose_mg arrives at 1/1000" }).ClickAsync();

        Assert.StartsWith("dose_mg arrives at 1/1000 of its reference", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Likely causes", await page.Locator("main").InnerTextAsync());
        await page.GotoAsync(server.Address + "/models/vial-inspection");
        Assert.Equal(0, await page.Locator(".state.met").CountAsync());
    }

    [ServerFact("chromium")]
    public async Task Model_OverTheStory_SaysWhatItsSourcesSentAndWhatCannotBeUsed()
    {
        await using var server = await PageServer.StartAsync(filled: true);
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync();

        await page.GotoAsync(server.Address + "/models/tender-price-eu");
        string sources = await page.InnerTextAsync("section[aria-labelledby='sources']");
        string held = await page.InnerTextAsync("section[aria-labelledby='quarantine']");

        Assert.Matches(@"erp-de\s+1,204\s+1,204\s+0\s+0\s+37\s+1,241", sources);
        Assert.Matches(@"erp-fr\s+875\s+873\s+0\s+2\s+0\s+873", sources);
        Assert.Matches(@"no source named\s+315\s+311\s+4\s+0\s+no sequence numbers sent\s+not known", sources);
        Assert.Contains("\"0,25 g\"", held, StringComparison.Ordinal);
        Assert.Contains("64 in the newest 4 windows", await page.InnerTextAsync("section[aria-labelledby='complete']"), StringComparison.Ordinal);
    }

    private static async Task Walk(PageServer server, (string Name, string Path)[] pages)
    {
        await using var browser = await Browser.StartAsync();
        foreach (var (form, scheme, width) in ((string, ColorScheme, int)[])[("light", ColorScheme.Light, 1440), ("dark", ColorScheme.Dark, 1440), ("phone", ColorScheme.Light, 390), ("small", ColorScheme.Dark, 320)])
        {
            var page = await browser.PageAsync(scheme, width);
            List<string> faults = [];
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning" && !message.Text.Contains("404", StringComparison.Ordinal)) faults.Add(message.Text);
            };
            page.PageError += (_, error) => faults.Add(error);
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(server.Address, StringComparison.Ordinal)) faults.Add("asks " + request.Url);
            };
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(server.Address + path);
                await Look(page, $"{name}-{form}");
                Assert.True(faults.Count == 0, $"{name} {form}: {string.Join("; ", faults)}");
            }
            await page.Context.CloseAsync();
        }
    }

    private static async Task Look(IPage page, string name)
    {
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        int over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{name} scrolls sideways by {over} px");
        Assert.Equal(0, await page.Locator("script, [style], iframe, img:not([src^='/'])").CountAsync());
        if (Environment.GetEnvironmentVariable("MODELWATCH_SCREENSHOTS") is { Length: > 0 } directory)
            await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png"), FullPage = true });
    }
}
