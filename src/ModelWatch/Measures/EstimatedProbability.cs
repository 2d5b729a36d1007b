using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>The estimates of a probability with a binary outcome.</summary>
internal static class EstimatedProbability
{
    public static readonly IReadOnlyList<string> Names = ["roc_auc", "average_precision", "log_loss", "brier"];

    /// <param name="label">Names the positive class.</param>
    /// <param name="output">The probability.</param>
    /// <param name="column">Its values.</param>
    /// <param name="decision">The decided class of each row, or null: the probability at its threshold decides.</param>
    /// <param name="map">The calibrator, or null.</param>
    /// <param name="weights">A weight a row.</param>
    public static Cbpe Estimate(LabelPlan label, OutputPlan output, Column column, Column? decision, IsotonicMap? map, double[] weights)
    {
        var scores = Scores(column);
        if (decision is null)
            return Cbpe.AtThreshold(scores, map, output.Threshold, weights);
        var positive = CanonicalText.Of(label.Positive);
        var predicted = new bool[scores.Length];
        for (var i = 0; i < predicted.Length; i++)
        {
            if (decision.States[i] != CellState.Value)
                scores[i] = double.NaN;
            else
                predicted[i] = CanonicalText.Of(decision.Dictionary[decision.Codes[i]]) == positive;
        }

        return new Cbpe(scores, map is null ? scores : map.Apply(scores), predicted, weights);
    }

    public static IEnumerable<Measurement> Of(MeasureScope scope, OutputPlan output, OutputPlan? decides, Cbpe estimate, string ending = "")
    {
        foreach (var (measure, figure) in Ranking(estimate))
            yield return EstimatedMeasures.Say(scope, output.Subject, measure + ending, figure, estimate.Rows);
        if (decides is null)
            yield break;
        foreach (var (measure, figure) in Decisions(estimate))
            yield return EstimatedMeasures.Say(scope, decides.Subject, measure + ending, figure, estimate.Rows);
    }

    /// <summary>NaN where there is no probability: the statistics leave the row out and count it.</summary>
    public static double[] Scores(Column column) =>
        [.. Enumerable.Range(0, column.Count).Select(i => column.States[i] == CellState.Value && column.Numbers[i] is >= 0 and <= 1 ? column.Numbers[i] : double.NaN)];

    private static IEnumerable<(string Measure, Figure Figure)> Ranking(Cbpe estimate) =>
        [("roc_auc", estimate.RocAuc), ("average_precision", estimate.AveragePrecision), ("log_loss", estimate.LogLoss), ("brier", estimate.Brier)];

    private static Figure Matthews(Cbpe estimate) => DecisionFigures.Matthews(estimate.Matthews, 2, (predicted, actual) => (predicted, actual) switch
    {
        (1, 1) => estimate.TruePositives,
        (1, 0) => estimate.FalsePositives,
        (0, 1) => estimate.FalseNegatives,
        _ => estimate.TrueNegatives,
    });

    private static IEnumerable<(string Measure, Figure Figure)> Decisions(Cbpe estimate) =>
    [
        ("accuracy", estimate.Accuracy), ("balanced_accuracy", estimate.BalancedAccuracy), ("mcc", Matthews(estimate)),
        ("macro_f1", estimate.MacroF1), ("kappa", estimate.Kappa), ("precision", estimate.Precision), ("recall", estimate.Recall),
        ("specificity", estimate.Specificity), ("f1", estimate.F1),
    ];
}
