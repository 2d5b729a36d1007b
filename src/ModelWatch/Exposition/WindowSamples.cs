using System.Globalization;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Windows;

namespace ModelWatch.Exposition;

/// <summary>Turns the measurements of a window into the samples that show them. Segments stay in the series store.</summary>
/// <param name="plan">The plan that the window was measured under.</param>
/// <param name="evaluated">When the window was evaluated; its samples expire two cadences later.</param>
internal sealed class WindowSamples(MonitoringPlan plan, DateTimeOffset evaluated)
{
    private const int Bins = 15;
    private readonly Cadence cadence = Cadence.Of(plan);

    /// <summary>Samples of the figures that are there and finite; an absent figure gives none.</summary>
    public IEnumerable<WindowSample> Of(IReadOnlyList<Measurement> measurements)
    {
        var expires = evaluated + (2 * cadence.Interval);
        foreach (var measurement in measurements)
        {
            if (measurement is not { Segment: null, WindowEnd: { } end, Value: { } value } || !double.IsFinite(value))
                continue;

            var subject = measurement.Subject.Split('.', 2);
            var name = LabelText.Bound(subject.Length == 2 ? subject[1] : "");
            var samples = subject[0] switch
            {
                "input" => OfInput(measurement, value, name),
                "output" => OfOutput(measurement, value, name),
                _ => OfModel(measurement, value, end),
            };
            foreach (var sample in samples)
                yield return new(sample, subject[0] == "input" ? name : null, end, expires);
        }
    }

    /// <summary>The bins behind the reliability diagram of each probability: 15, the width that <c>ece</c> has.</summary>
    /// <param name="labelled">The window's predictions whose outcome is known, over all rows.</param>
    /// <param name="version">The label of the window's version.</param>
    /// <param name="end">End of the window.</param>
    public IEnumerable<WindowSample> OfBins(LabelledRows labelled, string version, DateTimeOffset end)
    {
        var expires = evaluated + (2 * cadence.Interval);
        foreach (var (subject, rows) in ProbabilityOutcomes.Scored(plan, labelled))
        {
            var output = LabelText.Bound(subject.Split('.', 2)[1]);
            foreach (var bin in CalibrationBins.ByWidth(rows, Bins))
            {
                string[] labels = [plan.Model, version, output, (bin.Bin + 1).ToString("00", CultureInfo.InvariantCulture), cadence.Text];
                yield return new(new("modelwatch_calibration_bin_predicted_ratio", labels, bin.MeanScore), null, end, expires);
                yield return new(new("modelwatch_calibration_bin_observed_ratio", labels, bin.Positive / bin.Weight), null, end, expires);
                yield return new(new("modelwatch_calibration_bin_samples", labels, bin.Rows), null, end, expires);
            }
        }
    }

    /// <summary>What the sources of a window sent, summed: a source's name is no label, for there is no bound to them.</summary>
    /// <param name="sources">All sources of the window.</param>
    /// <param name="version">The label of the window's version.</param>
    /// <param name="end">End of the window.</param>
    public IEnumerable<WindowSample> OfSources(IReadOnlyList<WindowSource> sources, string version, DateTimeOffset end)
    {
        var expires = evaluated + (2 * cadence.Interval);
        foreach (var (outcome, events) in new[] { ("accepted", sources.Sum(s => s.Accepted)), ("duplicate", sources.Sum(s => s.Duplicates)), ("rejected", sources.Sum(s => s.Rejected)) })
            yield return new(new("modelwatch_window_source_events", [plan.Model, version, cadence.Text, outcome], events), null, end, expires);
        if (sources.Any(s => s.Lost is not null))
            yield return new(new("modelwatch_window_lost_events", [plan.Model, version, cadence.Text], sources.Sum(s => s.Lost ?? 0)), null, end, expires);
    }

    private IEnumerable<Sample> OfInput(Measurement m, double value, string feature)
    {
        if (MetricNames.Drift.TryGetValue(m.Measure, out var ending))
        {
            yield return new("modelwatch_feature_drift_" + ending, [plan.Model, m.Version, feature, cadence.Text], value);
            if (plan.Alerts.Thresholds.TryGetValue(m.Measure, out var limit) && limit > 0)
                yield return new("modelwatch_feature_drift_score_per_threshold_ratio", [plan.Model, m.Version, feature, m.Measure, cadence.Text], PlanLimit.Score(MeasureCatalogue.Of(m.Measure), value, limit));
        }
        else if (MetricNames.PValues.Contains(m.Measure) && plan.Measures.Include.Contains(m.Measure))
        {
            yield return new("modelwatch_feature_drift_pvalue_ratio", [plan.Model, m.Version, feature, m.Measure, cadence.Text], Math.Min(1, value * plan.Inputs.Count));
        }
        else if (m.Measure == "distinct")
        {
            yield return new("modelwatch_feature_distinct_values", [plan.Model, m.Version, feature, cadence.Text], value);
        }

        foreach (var sample in OfQuality(m, value, feature))
            yield return sample;
    }

    private IEnumerable<Sample> OfQuality(Measurement m, double value, string feature)
    {
        if (m.Measure == "missing_ratio")
        {
            yield return new("modelwatch_feature_missing_ratio", [plan.Model, m.Version, feature, cadence.Text], value);
        }
        else if (MetricNames.InvalidReasons.TryGetValue(m.Measure, out var reason))
        {
            yield return new("modelwatch_feature_invalid_ratio", [plan.Model, m.Version, feature, reason, cadence.Text], value);
        }
        else
        {
            yield break;
        }

        if (plan.Alerts.Thresholds.TryGetValue(m.Measure, out var limit) && limit > 0)
            yield return new("modelwatch_feature_quality_score_per_threshold_ratio", [plan.Model, m.Version, feature, m.Measure, cadence.Text], PlanLimit.Score(MeasureCatalogue.Of(m.Measure), value, limit));
    }

    private IEnumerable<Sample> OfOutput(Measurement m, double value, string output)
    {
        if (MetricNames.Drift.TryGetValue(m.Measure, out var ending))
            yield return new("modelwatch_prediction_drift_" + ending, [plan.Model, m.Version, output, cadence.Text], value);
        if (m.Measure.StartsWith(MeasureNames.Estimated, StringComparison.Ordinal) && MetricNames.Estimated.Contains(m.Measure[MeasureNames.Estimated.Length..]))
            yield return new("modelwatch_estimated_performance_ratio", [plan.Model, m.Version, output, m.Measure[MeasureNames.Estimated.Length..], cadence.Text], value);

        if (!MetricNames.Labelled.TryGetValue(m.Measure, out var metric))
            yield break;

        yield return new(metric, [plan.Model, m.Version, output, cadence.Text], value);
        if (m.Lower is { } lower && double.IsFinite(lower))
            yield return new("modelwatch_performance_lower", [plan.Model, m.Version, output, m.Measure, cadence.Text], lower);
        if (m.Upper is { } upper && double.IsFinite(upper))
            yield return new("modelwatch_performance_upper", [plan.Model, m.Version, output, m.Measure, cadence.Text], upper);
        foreach (var sample in Limits(m, value, output))
            yield return sample;
    }

    /// <summary>What the plan wants of a labelled measure, where a rule or a panel compares with it.</summary>
    private IEnumerable<Sample> Limits(Measurement m, double value, string output)
    {
        var wanted = plan.Criteria.FirstOrDefault(c => c.Measure == m.Measure && c.Segment is null && (c.Subject is null || c.Subject == m.Subject));
        double? threshold = plan.Alerts.Thresholds.TryGetValue(m.Measure, out var set) ? set : null;
        if (m.Measure == "ece" && (wanted?.AtMost ?? threshold) is { } most)
            yield return new("modelwatch_calibration_ece_threshold_ratio", [plan.Model, m.Version, output, cadence.Text], most);
        if (m.Measure == "coverage" && (wanted?.AtLeast ?? threshold) is { } least)
            yield return new("modelwatch_coverage_target_ratio", [plan.Model, m.Version, output, cadence.Text], least);
        if (threshold is not { } limit || !(limit > 0))
            yield break;
        var share = PlanLimit.Score(MeasureCatalogue.Of(m.Measure), value, limit);
        if (double.IsFinite(share) && share >= 0)
            yield return new("modelwatch_performance_score_per_threshold_ratio", [plan.Model, m.Version, output, m.Measure, cadence.Text], share);
    }

    private IEnumerable<Sample> OfModel(Measurement m, double value, DateTimeOffset end)
    {
        if (MetricNames.Joint.TryGetValue(m.Measure, out var metric))
            yield return new(metric, [plan.Model, m.Version, cadence.Text], value);
        if (m.Measure != "event_count")
            yield break;

        yield return new("modelwatch_window_samples", [plan.Model, m.Version, cadence.Text], value);
        yield return new("modelwatch_window_min_samples", [plan.Model, m.Version, cadence.Text], plan.Window.Minimum);
        yield return new("modelwatch_window_end_timestamp_seconds", [plan.Model, m.Version, cadence.Text], end.ToUnixTimeMilliseconds() / 1000.0);
    }
}
