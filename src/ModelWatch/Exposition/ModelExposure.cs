using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Windows;

namespace ModelWatch.Exposition;

/// <summary>What /metrics says about one model. Not thread safe: <see cref="ModelSeries"/> guards it.</summary>
internal sealed class ModelExposure(string model)
{
    /// <summary>Series of windows that one model may have; the rest stays in the series store.</summary>
    public const int Budget = 1000;

    private const string BinPrefix = "modelwatch_calibration_bin_";
    private readonly Dictionary<string, WindowSample> windows = [];
    private readonly FeatureBudget budget = new(Budget);
    private readonly FindingSamples findings = new(model);
    private readonly VersionLabels versions = new();
    private readonly Dictionary<(string Metric, string Version), Sample> evaluations = [];
    private (MonitoringPlan Plan, string? Reference)? known;
    private IReadOnlyList<Sample> facts = [];
    private IReadOnlyList<WindowSample> shown = [];

    /// <summary>Series withheld since the start, summed over evaluations.</summary>
    public long Withheld { get; private set; }

    public void Know(MonitoringPlan plan, string? reference, DateTimeOffset? created)
    {
        known = (plan, reference);
        facts = [.. PlanFacts.Of(plan, reference, created)];
        findings.Know(versions.Of(plan.Version));
    }

    public void Publish(MonitoringPlan plan, IReadOnlyList<Measurement> measurements, IReadOnlyList<Finding> firing, DateTimeOffset evaluated, LabelledRows? labelled, IReadOnlyList<WindowSource>? sources = null)
    {
        measurements = [.. measurements.Select(measurement => measurement with { Version = versions.Of(measurement.Version) })];
        firing = [.. firing.Select(finding => finding with { Version = versions.Of(finding.Version) })];
        var reference = measurements.FirstOrDefault(measurement => measurement.Reference is not null)?.Reference;
        if (known is null || (known.Value.Reference is null && reference is not null))
            Know(known?.Plan ?? plan, reference, null);
        var samples = new WindowSamples(plan, evaluated);
        foreach (var sample in samples.Of(measurements))
            Keep(sample);
        if (labelled is not null && measurements.Count > 0 && measurements[0].WindowEnd is { } end)
            KeepBins(samples.OfBins(labelled, measurements[0].Version, end).ToList());
        if (sources is not null && measurements is [{ WindowEnd: { } closed } first, ..])
            KeepSources([.. samples.OfSources(sources, first.Version, closed)], first.Version, closed);
        foreach (var version in measurements.Select(measurement => measurement.Version).Distinct())
            Evaluated(plan, version, firing, evaluated);
        findings.Replace(firing);
        Drop(evaluated);
        shown = budget.Fit(windows.Values);
        Withheld += windows.Count - shown.Count;
    }

    /// <summary>Everything to expose at <paramref name="now"/>; windows not evaluated for two cadences are gone.</summary>
    public IEnumerable<Sample> Now(DateTimeOffset now)
    {
        if (Drop(now))
            shown = budget.Fit(windows.Values);

        return
        [
            .. facts, .. findings.Now(), .. evaluations.Values, .. shown.Select(sample => sample.Sample),
            new("modelwatch_series", [model], windows.Count), new("modelwatch_series_budget", [model], Budget),
        ];
    }

    /// <summary>The bins of a diagram belong together: those of an older window that the new one does not fill go.</summary>
    private void KeepBins(List<WindowSample> bins)
    {
        foreach (var diagram in bins.GroupBy(bin => string.Join('\u001f', bin.Sample.Labels.Take(3))))
        {
            var end = diagram.First().WindowEnd;
            var there = windows.Where(entry => entry.Value.Sample.Metric.StartsWith(BinPrefix, StringComparison.Ordinal)
                && string.Join('\u001f', entry.Value.Sample.Labels.Take(3)) == diagram.Key).ToList();
            if (there.Any(entry => entry.Value.WindowEnd > end))
                continue;
            there.ForEach(entry => windows.Remove(entry.Key));
            foreach (var bin in diagram)
                Keep(bin);
        }
    }

    /// <summary>Where a newer window says nothing of what was lost, an older one says nothing any more.</summary>
    private void KeepSources(List<WindowSample> sources, string version, DateTimeOffset end)
    {
        sources.ForEach(Keep);
        var lost = windows.Where(entry => entry.Value.Sample.Metric == "modelwatch_window_lost_events" && entry.Value.Sample.Labels[1] == version && entry.Value.WindowEnd < end).ToList();
        lost.ForEach(entry => windows.Remove(entry.Key));
    }

    /// <summary>A labelled window matures late: an older window never replaces a newer one that is still shown.</summary>
    private void Keep(WindowSample sample)
    {
        if (!windows.TryGetValue(sample.Sample.Key, out var there) || there.WindowEnd <= sample.WindowEnd)
            windows[sample.Sample.Key] = sample;
    }

    private bool Drop(DateTimeOffset now)
    {
        var stale = windows.Where(entry => entry.Value.Expires < now).Select(entry => entry.Key).ToList();
        stale.ForEach(key => windows.Remove(key));
        return stale.Count > 0;
    }

    private void Evaluated(MonitoringPlan plan, string version, IReadOnlyList<Finding> firing, DateTimeOffset evaluated)
    {
        var cadence = Cadence.Of(plan);
        var drifted = firing.Where(finding => finding.Version == version && finding.Kind == FindingKind.Drift && finding.State == FindingState.Firing)
            .SelectMany(finding => finding.Subjects).Select(subject => subject.Subject)
            .Where(subject => subject.StartsWith("input.", StringComparison.Ordinal)).Distinct().Count();
        Note(version, new("modelwatch_drifted_features", [model, version, cadence.Text], drifted));
        Note(version, new("modelwatch_evaluation_interval_seconds", [model, version, "window"], cadence.Interval.TotalSeconds));
        Note(version, new("modelwatch_evaluation_last_success_timestamp_seconds", [model, version, "window"], evaluated.ToUnixTimeMilliseconds() / 1000.0));
    }

    /// <summary>An evaluation time never goes back, whichever window was evaluated.</summary>
    private void Note(string version, Sample sample)
    {
        var key = (sample.Metric, version);
        if (sample.Metric != "modelwatch_evaluation_last_success_timestamp_seconds" || !evaluations.TryGetValue(key, out var there) || there.Value < sample.Value)
            evaluations[key] = sample;
    }
}
