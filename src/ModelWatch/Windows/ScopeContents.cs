using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>What a window holds for all rows (<paramref name="Segment"/> null) or for one segment value such as <c>country=DE</c>.</summary>
/// <param name="Segment">Null, or <c>NAME=VALUE</c>.</param>
/// <param name="Events">Events counted.</param>
/// <param name="Weight">Sum of their weights.</param>
/// <param name="Features">One profile for each declared input, then each declared output, in the plan's order.</param>
/// <param name="Labelled">Predictions with a known outcome.</param>
internal sealed record ScopeContents(
    string? Segment,
    long Events,
    double Weight,
    IReadOnlyList<FeatureProfile> Features,
    LabelledRows Labelled)
{
    /// <summary>
    /// Rows of equal weight that hold as much knowledge as the events do: (sum w)^2 / sum w^2, at most <see cref="Events"/>; equal to it when all
    /// weights are equal.
    /// </summary>
    public double EffectiveRows { get; init; } = Events;

    /// <summary>Every prediction of the scope with its time; null where only the labelled ones are known (a file).</summary>
    public CohortRows? Cohort { get; init; }

    /// <summary>Every prediction, where estimates without outcomes ask for them.</summary>
    public PredictedRows Predicted { get; init; } = PredictedRows.None;
}
