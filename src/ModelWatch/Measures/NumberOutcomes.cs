using System.Globalization;
using ModelWatch.Journal;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>A predicted number beside the true one.</summary>
internal static class NumberOutcomes
{
    public static readonly IReadOnlyList<string> Names = ["mae", "rmse", "bias", "mape", "r2"];

    public static IEnumerable<OutcomeFigure> Of(LabelledRows labelled, Column column)
    {
        var errors = new RegressionErrors(
            [.. Numbers(column)],
            [.. labelled.Labels.Select(True)],
            labelled.Weights);
        yield return new("mae", errors.MeanAbsoluteError, errors.Rows);
        yield return new("rmse", errors.RootMeanSquaredError, errors.Rows);
        yield return new("bias", errors.Bias, errors.Rows);
        yield return new("mape", errors.MeanAbsolutePercentageError, errors.Rows);
        yield return new("r2", errors.R2, errors.Rows);
    }

    /// <summary>The column with NaN where there is no number: the statistics leave such rows out.</summary>
    public static IEnumerable<double> Numbers(Column column) =>
        Enumerable.Range(0, column.Count).Select(i => column.States[i] == CellState.Value ? column.Numbers[i] : double.NaN);

    /// <summary>NaN where the outcome is no number: the statistics leave the row out and count it.</summary>
    public static double True(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
