using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Findings;

/// <summary>Groups the measurements of a window by segment and kind of finding.</summary>
internal static class FindingVerdicts
{
    public static IReadOnlyList<FindingVerdict> Of(ClosedWindow closed)
    {
        var window = closed.Window.Key;
        var verdicts = new List<FindingVerdict>();
        var groups = closed.Measurements
            .Select(m => (Kind: KindOf(m, closed.Plan), Measurement: m))
            .Where(p => p.Kind is not null && p.Measurement.State is MeasurementState.Ok or MeasurementState.Breach)
            .GroupBy(p => new FindingKey(window.Model, window.Version, p.Measurement.Segment, p.Kind!.Value));
        foreach (var group in groups)
        {
            var breaches = group.Select(p => p.Measurement).Where(m => m.State == MeasurementState.Breach).ToList();
            verdicts.Add(new(group.Key, breaches));
        }

        return WithUnknownVersion(closed, verdicts);
    }

    /// <summary>The kind that a measurement speaks for. A summary, a count or an estimate speaks only where the plan sets it a limit.</summary>
    private static FindingKind? KindOf(Measurement measurement, MonitoringPlan plan)
    {
        if (!MeasureCatalogue.All.TryGetValue(measurement.Measure, out var definition))
            return null;
        if (definition.Family is MeasureFamily.Summary or MeasureFamily.Volume or MeasureFamily.Labels or MeasureFamily.Estimated or MeasureFamily.Fairness && !HasLimit(measurement, plan))
            return null;
        return definition.Family switch
        {
            MeasureFamily.Drift => FindingKind.Drift,
            MeasureFamily.Summary => FindingKind.Drift,
            MeasureFamily.Quality => FindingKind.Quality,
            MeasureFamily.Calibration => FindingKind.Calibration,
            MeasureFamily.Performance => FindingKind.Performance,
            MeasureFamily.Estimated => FindingKind.Performance,
            MeasureFamily.Fairness => FindingKind.Performance,
            MeasureFamily.Volume => FindingKind.Volume,
            MeasureFamily.Integrity => FindingKind.Integrity,
            MeasureFamily.Labels => FindingKind.Labels,
            _ => null,
        };
    }

    private static bool HasLimit(Measurement measurement, MonitoringPlan plan) =>
        plan.Alerts.Thresholds.ContainsKey(measurement.Measure) || plan.Criteria.Any(c => c.Measure == measurement.Measure);

    /// <summary>Events of a version that is not the plan's are measured under that version, and say so.</summary>
    private static List<FindingVerdict> WithUnknownVersion(ClosedWindow closed, List<FindingVerdict> verdicts)
    {
        var window = closed.Window;
        if (window.All.Events == 0)
            return verdicts;
        var key = new FindingKey(window.Key.Model, window.Key.Version, null, FindingKind.Integrity);
        var found = verdicts.FindIndex(v => v.Key == key);
        IReadOnlyList<Measurement> breaches = found < 0 ? [] : verdicts[found].Breaches;
        if (window.Key.Version != closed.Plan.Version)
            breaches = [.. breaches, UnknownVersion(closed)];
        if (found < 0)
            verdicts.Add(new(key, breaches));
        else
            verdicts[found] = new(key, breaches);
        return verdicts;
    }

    private static Measurement UnknownVersion(ClosedWindow closed)
    {
        var key = closed.Window.Key;
        var count = closed.Window.All.Events;
        return new()
        {
            Version = key.Version,
            Subject = "model",
            Measure = UnknownVersionMeasure,
            Definition = UnknownVersionMeasure + "/1",
            Value = count,
            N = count,
            State = MeasurementState.Breach,
            Evidence = new(1, $"{count} events name version {key.Version}; the effective plan is for {closed.Plan.Version}"),
        };
    }

    /// <summary>Carries the integrity evidence into the finding; it is no measure of the catalogue and is not stored as one.</summary>
    internal const string UnknownVersionMeasure = "unknown_version";
}
