using ModelWatch.Findings;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Exposition;

/// <summary>The shipped rules in a real Prometheus and Alertmanager. Only the memory of 15 minutes is shortened.</summary>
public sealed class AlertPathTests
{
    [ServerFact("prometheus", "prometheus-alertmanager")]
    public async Task Finding_OpensAndRecovers_TheWebhookHearsBoth()
    {
        await using var service = await ExposedHost.StartAsync();
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var alertmanager = await AlertmanagerServer.StartAsync(webhook.Address);
        await using var prometheus = await PrometheusServer.StartAsync(service.Authority, alertmanager.Address, ShippedRules.Findings);

        service.Publish(FindingKind.Drift);
        await webhook.Until("ModelWatchDrift", "tender-price-eu", "firing");
        service.Publish();
        await webhook.Until("ModelWatchDrift", "tender-price-eu", "resolved");

        Assert.All(webhook.Alerts, alert => Assert.Equal("ModelWatchDrift", alert.GetProperty("labels").GetProperty("alertname").GetString()));
        var fired = webhook.Alerts[0];
        Assert.Equal("warning", fired.GetProperty("labels").GetProperty("severity").GetString());
        Assert.EndsWith("/runbooks/modelwatchdrift.md", fired.GetProperty("annotations").GetProperty("runbook_url").GetString(), StringComparison.Ordinal);
    }
}
