using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>The servers themselves, before anything rests on them.</summary>
public sealed class ServersTests
{
    private const string Rule = """
        groups:
          - name: test
            rules:
              - alert: Planted
                expr: planted == 1
                labels: {severity: warning}
        """;

    [ServerFact("prometheus", "prometheus-alertmanager")]
    public async Task Prometheus_RuleThatFiresAndEnds_ReachesTheWebhookTwice()
    {
        var planted = 1;
        await using var target = await Target(() => $"# TYPE planted gauge\nplanted{{model=\"m\"}} {planted}\n");
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var alertmanager = await AlertmanagerServer.StartAsync(webhook.Address);
        await using var prometheus = await PrometheusServer.StartAsync(new Uri(target.Urls.First()).Authority, alertmanager.Address, Rule);
        await webhook.Until("Planted", "m", "firing");
        Assert.Equal(1, Assert.Single(await prometheus.QueryAsync("planted")).Value);
        planted = 0;
        await webhook.Until("Planted", "m", "resolved");
    }

    [ServerFact("chromium")]
    public async Task Browser_OpensAPageOfThisMachine()
    {
        await using var target = await Target(() => "hello");
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync();
        await page.GotoAsync(target.Urls.First() + "/metrics");
        Assert.Contains("hello", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> Target(Func<string> text)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var target = builder.Build();
        target.MapGet("/metrics", () => Results.Text(text(), "text/plain; version=0.0.4"));
        await target.StartAsync();
        return target;
    }
}
