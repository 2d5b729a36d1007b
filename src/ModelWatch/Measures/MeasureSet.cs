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
        var measurements = scopes.SelectMany(s => Of(s, s.Contents.Segment is null ? raw : null)).Concat(FairnessMeasures.Of(scopes))
            .Where(m => Wants(m.Measure)).ToList();
        var edges = new List<ShiftEdge>();
        var still = new StillEdges(0, 0);
        foreach (var scope in scopes)
            still = still.Plus(scope.Contents.Segment, ShiftEdges.Add(edges, scope));
        var shifts = EdgeShift.Decide(edges, still);
        var criteria = CriterionRule.Decide(plan, measurements);
        return new(Breaches.Mark(plan, measurements, shifts, criteria), shifts, criteria);

        // A name is asked for as often as there are subjects and scopes; the plan's answer is one.
        bool Wants(string measure)
        {
            if (!wanted.TryGetValue(measure, out var answer))
                wanted[measure] = answer = scopes[0].Wants(measure);
            return answer;
        }
    }

    private static IEnumerable<Measurement> Of(MeasureScope scope, IReadOnlyDictionary<string, RawPair>? raw)
    {
        foreach (var current in scope.Contents.Features)
        {
            foreach (var measurement in OfFeature(scope, current, raw?.GetValueOrDefault(current.Subject)))
                yield return measurement;
        }

        foreach (var measurement in SwapMeasures.Of(scope).Concat(OutcomeMeasures.Of(scope)))
            yield return measurement;
        foreach (var measurement in EstimatedMeasures.Of(scope).Concat(JointMeasures.Of(scope)).Concat(AttributionMeasures.Of(scope)))
            yield return measurement;
        foreach (var measurement in ModelMeasures.Of(scope))
            yield return measurement;
    }

    private static IEnumerable<Measurement> OfFeature(MeasureScope scope, FeatureProfile current, RawPair? raw)
    {
        var reference = scope.ReferenceFeatures?.GetValueOrDefault(current.Subject);
        var distribution = Comparison.Of(current.Schema) switch
        {
            ComparisonForm.Numbers => NumericMeasures.Of(scope, reference, current, raw),
            ComparisonForm.Categories => CategoryMeasures.Of(scope, reference, current),
            _ => [],
        };
        return QualityMeasures.Of(scope, current).Concat(TraitMeasures.Of(scope, reference, current)).Concat(distribution).Concat(RichMeasures.Of(scope, reference, current));
    }
}
