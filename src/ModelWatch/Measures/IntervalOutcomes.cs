using ModelWatch.Journal;
using ModelWatch.Statistics.Regression;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>
/// A predicted interval beside the number that came. The score of the whole forecast (<c>crps</c>, <c>pit_ks</c>) reads the interval as the
/// central one of a normal law; an interval of no length has no such law and takes part in <c>coverage</c> and <c>pinball</c> alone.
/// </summary>
internal static class IntervalOutcomes
{
    /// <summary>Of an interval that does not say its level, as at the doors.</summary>
    private const double DefaultLevel = 0.95;

    public static readonly IReadOnlyList<string> Names = ["coverage", "pinball", "crps", "pit_ks"];

    public static IEnumerable<OutcomeFigure> Of(LabelledRows labelled, Column column)
    {
        var forecasts = Rows(labelled, column);
        yield return new("coverage", forecasts.Coverage, forecasts.Rows);
        yield return new("pinball", forecasts.Pinball, forecasts.Rows);
        var law = forecasts.Gaussian();
        yield return new("crps", law.Crps, law.Rows);
        yield return new("pit_ks", law.PitDistance, law.Rows);
    }

    private static IntervalForecasts Rows(LabelledRows labelled, Column column)
    {
        var (lower, upper, levels) = (new double[column.Count], new double[column.Count], new double[column.Count]);
        for (var i = 0; i < column.Count; i++)
        {
            // The statistics leave out what is not finite.
            var from = column.States[i] == CellState.Value ? column.Offsets[i] : 0;
            var items = column.States[i] == CellState.Value ? column.Offsets[i + 1] - from : 0;
            lower[i] = items > 0 ? column.Items[from] : double.NaN;
            upper[i] = items > 1 ? column.Items[from + 1] : double.NaN;
            levels[i] = items > 2 ? column.Items[from + 2] : DefaultLevel;
        }

        return new([.. labelled.Labels.Select(NumberOutcomes.True)], lower, upper, levels, labelled.Weights);
    }
}
