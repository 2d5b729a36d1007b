using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>Marks the measurements that a rule of the plan rejects: moved edges, violated criteria, thresholds opted into.</summary>
internal static class Breaches
{
    public static IReadOnlyList<Measurement> Mark(
        MonitoringPlan plan, IReadOnlyList<Measurement> measurements, IReadOnlyList<ShiftVerdict> shifts, IReadOnlyList<CriterionVerdict> criteria)
    {
        var marked = measurements.ToArray();
        MarkShifts(marked, shifts);
        MarkThresholds(marked, plan.Alerts.Thresholds);
        foreach (var verdict in criteria)
            MarkCriterion(marked, measurements, verdict);
        return marked;
    }

    /// <summary>The worst edge of a subject speaks for its measurement.</summary>
    private static void MarkShifts(Measurement[] marked, IReadOnlyList<ShiftVerdict> shifts)
    {
        var worst = shifts.Where(v => v.Breach)
            .GroupBy(v => (v.Edge.Scope, v.Edge.Subject, v.Edge.Measure))
            .ToDictionary(g => g.Key, g => ShiftVerdict.Worst([.. g]));
        for (var i = 0; i < marked.Length && worst.Count > 0; i++)
        {
            var m = marked[i];
            if (worst.TryGetValue((m.Segment, m.Subject, m.Measure), out var verdict))
                marked[i] = Breach(m, new(verdict.Excess, verdict.Sentence));
        }
    }

    private static void MarkThresholds(Measurement[] marked, IReadOnlyDictionary<string, double> thresholds)
    {
        for (var i = 0; i < marked.Length && thresholds.Count > 0; i++)
        {
            var m = marked[i];
            if (m.State is not MeasurementState.Ok || m.Value is not { } value || !thresholds.TryGetValue(m.Measure, out var limit))
                continue;
            var definition = MeasureCatalogue.Of(m.Measure);
            var excess = PlanLimit.Excess(definition, value, limit);
            if (excess > 0)
                marked[i] = Breach(m, new(excess, PlanLimit.Sentence(definition, value, limit)));
        }
    }

    private static void MarkCriterion(Measurement[] marked, IReadOnlyList<Measurement> measurements, CriterionVerdict verdict)
    {
        if (verdict is not { State: CriterionState.Violated, Measurement: { } violated })
            return;
        for (var i = 0; i < marked.Length; i++)
        {
            if (ReferenceEquals(measurements[i], violated))
                marked[i] = Breach(marked[i], new(verdict.Excess, verdict.Detail));
        }
    }

    private static Measurement Breach(Measurement measurement, BreachEvidence evidence) =>
        measurement with { State = MeasurementState.Breach, Why = evidence.Detail, Evidence = evidence };
}
