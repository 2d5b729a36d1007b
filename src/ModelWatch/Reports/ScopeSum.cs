using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Windows;

namespace ModelWatch.Reports;

/// <summary>One scope (all rows or a segment value) summed over the windows of a period. Not thread safe.</summary>
internal sealed class ScopeSum(string? segment, IReadOnlyList<FeatureSchema> schemas)
{
    private readonly IReadOnlyList<FeatureProfile> _profiles = [.. schemas.Select(schema => new FeatureProfile(schema))];
    private readonly List<LabelledRow> _labelled = [];
    private readonly List<AwaitingRow> _awaiting = [];
    private long _events;
    private long _weights;

    /// <summary>Adds the scope of one window; its predictions are those of the window that fell into the segment.</summary>
    public void Add(Scope scope, IReadOnlyList<LabelledRow> rows, IReadOnlyList<AwaitingRow> awaiting)
    {
        _events += scope.Events;
        _weights += scope.FixedWeights;
        for (var i = 0; i < _profiles.Count; i++) _profiles[i].Merge(scope.Profiles[i]);
        _labelled.AddRange(segment is null ? rows : rows.Where(row => row.Segments.Contains(segment)));
        _awaiting.AddRange(segment is null ? awaiting : awaiting.Where(row => row.Segments.Contains(segment)));
    }

    public ScopeContents Contents(MonitoringPlan plan) =>
        new(segment, _events, FixedWeight.ToDouble(_weights), _profiles, PredictionTable.Columns(plan, _labelled))
        {
            Cohort = CohortRows.Of(plan, _labelled, _awaiting),
        };
}
