using System.Diagnostics;
using System.Diagnostics.Metrics;
using ModelWatch.Exposition;

namespace ModelWatch.Tests.Exposition;

public sealed class InstrumentBridgeTests : IDisposable
{
    private readonly Exposed exposed = new();
    private readonly Meter meter;

    public InstrumentBridgeTests() => meter = new Meter(InstrumentBridge.MeterName, null, null, exposed);

    public void Dispose()
    {
        meter.Dispose();
        exposed.Dispose();
    }

    [Fact]
    public async Task Counter_OfTheHouse_IsExposedWithItsTags()
    {
        meter.CreateCounter<long>("modelwatch_ingest_events_total").Add(3, new("outcome", "accepted"), new("source", "http"), new("unlisted", "x"));

        Assert.Contains("modelwatch_ingest_events_total{source=\"http\",outcome=\"accepted\"} 3", await exposed.Lines("modelwatch_ingest_events_total"));
        Assert.Contains("modelwatch_ingest_events_total{source=\"http\",outcome=\"failed\"} 0", await exposed.Lines("modelwatch_ingest_events_total"));
    }

    [Fact]
    public async Task ObservableGauge_IsReadAtEachScrape()
    {
        var size = 10.0;
        meter.CreateObservableGauge("modelwatch_journal_size_bytes", () => size);
        Assert.Equal(["modelwatch_journal_size_bytes 10"], await exposed.Lines("modelwatch_journal_size_bytes"));

        size = 20;
        Assert.Equal(["modelwatch_journal_size_bytes 20"], await exposed.Lines("modelwatch_journal_size_bytes"));
    }

    [Fact]
    public async Task Histogram_FillsTheBucketsOfTheCatalogue()
    {
        meter.CreateHistogram<double>("modelwatch_ingest_request_duration_seconds").Record(0.03, new KeyValuePair<string, object?>("source", "http"));

        var lines = await exposed.Lines("modelwatch_ingest_request_duration_seconds_bucket");
        Assert.Contains("modelwatch_ingest_request_duration_seconds_bucket{source=\"http\",le=\"0.025\"} 0", lines);
        Assert.Contains("modelwatch_ingest_request_duration_seconds_bucket{source=\"http\",le=\"0.05\"} 1", lines);
    }

    [Fact]
    public async Task Instrument_OutsideTheCatalogueOrOfAnotherService_IsNotExposed()
    {
        using var other = new Meter(InstrumentBridge.MeterName, null, null, new object());
        meter.CreateCounter<long>("modelwatch_made_up_total").Add(1);
        other.CreateCounter<long>("modelwatch_journal_write_failures_total").Add(1);

        Assert.DoesNotContain("modelwatch_made_up_total", await exposed.Text(), StringComparison.Ordinal);
        Assert.Equal(["modelwatch_journal_write_failures_total 0"], await exposed.Lines("modelwatch_journal_write_failures_total"));
    }

    [PromtoolFact]
    public async Task Page_PassesPromtool()
    {
        exposed.Models.Know(Exposed.Plan("x"), "beef", Exposed.Noon);
        exposed.Models.Publish(Exposed.Plan("x"), [Exposed.Figure("input.x", "ks", 0.1), Exposed.Figure("model", "event_count", 3)], []);
        meter.CreateHistogram<double>("modelwatch_ingest_request_size_bytes").Record(5, new KeyValuePair<string, object?>("source", "http"));

        using var promtool = Process.Start(new ProcessStartInfo("promtool", "check metrics")
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await promtool.StandardInput.WriteAsync(await exposed.Text());
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        Assert.Equal("", complaints);
        Assert.Equal(0, promtool.ExitCode);
    }

    [Fact]
    public async Task Page_NamesOnlyMetricsOfTheCatalogueAndOfTheRuntime()
    {
        var types = (await exposed.Text()).Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();

        Assert.NotEmpty(types);
        Assert.All(types, name => Assert.True(
            MetricCatalogue.Find(name) is not null || MetricCatalogue.RuntimePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)), name));
        Assert.Empty(MetricCatalogue.All.Select(entry => entry.Name).Except(types));
    }
}
