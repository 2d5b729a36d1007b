using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>The predictions of one window, decoded once: labelled rows first, then those that await their outcome. Each scope takes its own.</summary>
internal sealed class PredictedWindow
{
    private readonly IReadOnlyList<LabelledRow> _labelled;
    private readonly IReadOnlyList<AwaitingRow> _awaiting;
    private readonly IReadOnlyList<Column> _outputs;

    public PredictedWindow(MonitoringPlan plan, IReadOnlyList<LabelledRow> labelled, IReadOnlyList<AwaitingRow> awaiting)
    {
        (_labelled, _awaiting) = (labelled, awaiting);
        _outputs = PredictionTable.Outputs(plan, labelled.Select(r => r.Outputs).Concat(awaiting.Select(r => r.Outputs)));
    }

    /// <summary>The rows of a segment, or all.</summary>
    public (LabelledRows Labelled, CohortRows Cohort, PredictedRows Predicted) Of(string? segment)
    {
        int[] labelled = [.. Indices(_labelled.Count, i => _labelled[i].Segments, segment)];
        int[] awaiting = [.. Indices(_awaiting.Count, i => _awaiting[i].Segments, segment)];
        int[] both = [.. labelled, .. awaiting.Select(i => _labelled.Count + i)];
        var weights = Array.ConvertAll(both, i => i < _labelled.Count ? _labelled[i].Weight : _awaiting[i - _labelled.Count].Weight);
        var known = new LabelledRows
        {
            Labels = [.. labelled.Select(i => _labelled[i].Label)],
            Weights = weights[..labelled.Length],
            Outputs = Take(both[..labelled.Length]),
        };
        var cohort = new CohortRows
        {
            Times = Array.ConvertAll(both, i => i < _labelled.Count ? _labelled[i].Time : _awaiting[i - _labelled.Count].Time),
            Weights = weights,
            Awaiting = awaiting.Length,
            AwaitingOutputs = Take(both[labelled.Length..]),
        };
        return (known, cohort, new PredictedRows { Weights = weights, Outputs = segment is null ? _outputs : Take(both) });
    }

    private static IEnumerable<int> Indices(int count, Func<int, string[]> segments, string? segment) =>
        Enumerable.Range(0, count).Where(i => segment is null || segments(i).Contains(segment));

    private List<Column> Take(int[] rows) => [.. _outputs.Select(c => ColumnPick.Take(c, rows))];
}
