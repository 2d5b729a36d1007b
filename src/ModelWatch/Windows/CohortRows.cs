using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>All predictions of a scope, those with an outcome first, and the outputs of those that still await one.</summary>
internal sealed record CohortRows
{
    /// <summary>When each prediction was made, in ticks of UTC: labelled rows, then awaiting ones.</summary>
    public required long[] Times { get; init; }

    /// <summary>The weights, in the same order.</summary>
    public required double[] Weights { get; init; }

    /// <summary>How many rows at the end await their outcome.</summary>
    public required int Awaiting { get; init; }

    /// <summary>One column for each declared output over the awaiting rows.</summary>
    public required IReadOnlyList<Column> AwaitingOutputs { get; init; }

    public int Labelled => Times.Length - Awaiting;

    public static CohortRows Of(MonitoringPlan plan, IReadOnlyList<LabelledRow> labelled, IReadOnlyList<AwaitingRow> awaiting) => new()
    {
        Times = [.. labelled.Select(r => r.Time), .. awaiting.Select(r => r.Time)],
        Weights = [.. labelled.Select(r => r.Weight), .. awaiting.Select(r => r.Weight)],
        Awaiting = awaiting.Count,
        AwaitingOutputs = PredictionTable.Outputs(plan, awaiting.Select(r => r.Outputs)),
    };
}
