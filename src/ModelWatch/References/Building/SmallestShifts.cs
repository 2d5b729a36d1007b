using ModelWatch.Plans;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.References.Building;

/// <summary>
/// The least shift of a share that a window of the plan's minimum of rows would surely show, by the rule of <c>check</c>: both shares get
/// a Clopper-Pearson interval, simultaneous over all edges at a family-wise level of 1 %, and the gap between the intervals must exceed the
/// tolerance. The widest case is taken, a share of one half.
/// </summary>
internal static class SmallestShifts
{
    private const double FamilyLevel = 0.01;

    /// <summary>Quantile edges of a number.</summary>
    private const int NumericEdges = 11;

    /// <summary>Categories with an edge of their own, and two for the rare and the unseen ones.</summary>
    private const int TopCategories = 32;
    private const int RestEdges = 2;

    /// <summary>Shares of faults and of ways of writing that are compared for each subject, at most.</summary>
    private const int QualityEdges = 40;

    public static IReadOnlyDictionary<string, double> Of(MonitoringPlan plan, long rows, IReadOnlyCollection<FeatureProfile> features)
    {
        var edges = features.Sum(Edges);
        var level = plan.Segments.Count > 0 ? FamilyLevel / 2 : FamilyLevel;
        var miss = level / Math.Max(1, edges) / 2;
        var shifts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var seen = feature.Numbers?.Rows ?? feature.Categories?.Rows ?? 0;
            if (seen == 0 || feature.Schema.Form == FeatureForm.Text) continue;
            var tolerance = feature.Schema.Tolerance ?? plan.Alerts.Tolerance;
            shifts[feature.Subject] = Math.Min(1, tolerance + HalfWidth(seen, miss) + HalfWidth(plan.Window.Minimum, miss));
        }

        return shifts;
    }

    private static int Edges(FeatureProfile feature) => QualityEdges + (feature switch
    {
        { Numbers.Rows: > 0 } => NumericEdges,
        { Categories.Rows: > 0, Schema.Form: not FeatureForm.Text } => Math.Min(TopCategories, feature.Categories.Counts.Count) + RestEdges,
        _ => 0,
    });

    /// <summary>Half of the Clopper-Pearson interval of a share of one half, which lies even around it.</summary>
    private static double HalfWidth(double rows, double miss) =>
        Math.Clamp(0.5 - Proportion.ClopperPearson(rows / 2, rows, 1 - miss).Lower!.Value, 0, 0.5);
}
