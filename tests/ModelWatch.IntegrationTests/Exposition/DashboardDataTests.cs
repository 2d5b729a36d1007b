using System.Diagnostics.Metrics;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Exposition;

public sealed class DashboardDataTests
{
    [ServerFact("prometheus")]
    public async Task EveryExpressionOfADashboard_ReturnsDataFromARealPrometheus()
    {
        await using var service = await ExposedHost.StartAsync();
        using var meter = new Meter(InstrumentBridge.MeterName);
        service.Publish(FindingKind.Drift);
        var instruments = Instruments(meter);
        instruments();
        await using var prometheus = await PrometheusServer.StartAsync(service.Authority, null, ShippedRules.Service);
        await Poll.Until("two scrapes", async () =>
        {
            instruments();
            return await prometheus.QueryAsync("count_over_time(up[1m]) >= 4") is { Count: > 0 };
        });

        var empty = new List<string>();
        foreach (var (panel, expression) in ShippedRules.Panels("fleet.json", ".+").Concat(ShippedRules.Panels("service.json", ".+")).Concat(ShippedRules.Panels("model.json", "tender-price-eu")))
        {
            if ((await prometheus.QueryAsync(expression)).Count == 0)
                empty.Add($"{panel}: {expression}");
        }

        Assert.True(empty.Count == 0, string.Join("\n", empty));
    }

    /// <summary>An instrument for each metric that other rooms keep, which counts once a call.</summary>
    private static Action Instruments(Meter meter)
    {
        var records = new List<Action>();
        foreach (var entry in ServiceMetrics.All.Where(entry => entry.Name != "modelwatch_build_info"))
        {
            var tags = entry.Labels.Select(label => KeyValuePair.Create<string, object?>(label, label == "model" ? "tender-price-eu" : "x")).ToArray();
            switch (entry.Kind)
            {
                case MetricKind.Counter:
                    var counter = meter.CreateCounter<long>(entry.Name);
                    records.Add(() => counter.Add(1, tags));
                    break;
                case MetricKind.Histogram:
                    var histogram = meter.CreateHistogram<double>(entry.Name);
                    records.Add(() => histogram.Record(0.02, tags));
                    break;
                default:
                    meter.CreateObservableGauge(entry.Name, () => new Measurement<double>(1, tags));
                    break;
            }
        }

        return () => records.ForEach(record => record());
    }
}
