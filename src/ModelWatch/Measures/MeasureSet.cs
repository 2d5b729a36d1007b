using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>
/// From a window to its measurements: every scope, each with value, n, interval, state and definition. Pure: the same plan, reference
/// and window give the same figures.
/// </summary>
internal static class MeasureSet
{
    /// <summary>The measurements alone; see <see cref="Assess"/>.</summary>
    public static IReadOnlyList<Measurement> Compute(MonitoringPlan plan, ReferenceProfile? reference, WindowContents window) =>
        Assess(plan, reference, window).Measurements;

    /// <summary>The measurements with the rules that judged them.</summary>
    /// <param name="plan">The plan that was effective for the window.</param>
    /// <param name="reference">What normal is; null before there is one, then drift is undefined.</param>
    /// <param name="window">The window; all rows first, then its segments.</param>
    /// <param name="raw">Raw values of numeric subjects over all rows, where exact figures are asked for; null reads the profiles.</param>
    public static Assessment Assess(
        MonitoringPlan plan, ReferenceProfile? reference, WindowContents window, IReadOnlyDictionary<string, RawPair>? raw = null)
    {
        var scopes = window.Scopes.Select(s => new MeasureScope(plan, reference, window, s)).ToList();
        var wanted = new Dictionary<string, bool>(StringComparer.Ordinal);
        var guard = new MeasureGuard();
        var measurements = scopes.SelectMany(s => FamilyList.Of(guard, s, s.Contents.Segment is null ? raw : null))
            .Concat(guard.Of(scopes[0], "fairness", "model", plan.Segments.Count == 0 ? [] : FairnessMeasures.Parities, () => FairnessMeasures.Of(scopes)))
            .Where(m => Wants(m.Measure)).ToList();
        var edges = new List<ShiftEdge>();
        var still = new StillEdges(0, 0);
        foreach (var scope in scopes)
            guard.Run(scope, "edges", "model", () => still = still.Plus(scope.Contents.Segment, ShiftEdges.Add(edges, scope)));
        var shifts = EdgeShift.Decide(edges, still);
        var criteria = CriterionRule.Decide(plan, measurements);
        return new(Breaches.Mark(plan, measurements, shifts, criteria), shifts, criteria, guard.Faults);

        // A name is asked for as often as there are subjects and scopes; the plan's answer is one.
        bool Wants(string measure)
        {
            if (!wanted.TryGetValue(measure, out var answer))
                wanted[measure] = answer = scopes[0].Wants(measure);
            return answer;
        }
    }
}
