using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>A probability beside a binary outcome.</summary>
internal static class ProbabilityOutcomes
{
    /// <summary>Fixed, so that the interval of the same rows is the same on every machine.</summary>
    public const int Seed = 20260101;

    public static readonly IReadOnlyList<string> Names =
    [
        "roc_auc", "average_precision", "log_loss", "brier", "brier_skill", "ece", "ece_debiased", "mce", "calibration_slope",
        "calibration_intercept", "calibration_in_the_large", "spiegelhalter_z", "hosmer_lemeshow", "corp_miscalibration",
        "corp_discrimination", "corp_uncertainty",
    ];

    public static IEnumerable<OutcomeFigure> Of(LabelledRows labelled, Column column, LabelPlan label, OutputPlan output, bool decides)
    {
        var rows = Rows(labelled, column, label);
        foreach (var (measure, figure) in Performance(rows).Concat(Calibration(rows)))
            yield return new(measure, figure, rows.Rows);
        if (!decides)
            yield break;
        foreach (var (measure, figure) in DecisionFigures.Of(Decisions.AtThreshold(rows, output.Threshold)))
            yield return new(measure, figure, rows.Rows);
    }

    private static ScoredRows Rows(LabelledRows labelled, Column column, LabelPlan label)
    {
        var positive = CanonicalText.Of(label.Positive);
        var scores = new double[column.Count];
        var outcomes = new bool[column.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            // The statistics leave out and count what is no probability.
            scores[i] = column.States[i] == CellState.Value ? column.Numbers[i] : -1;
            outcomes[i] = labelled.Labels[i] == positive;
        }

        return new(scores, outcomes, labelled.Weights);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Performance(ScoredRows rows)
    {
        yield return ("roc_auc", RocAuc.Of(rows));
        yield return ("average_precision", AveragePrecision.Of(rows));
        yield return ("log_loss", LogLoss.Of(rows));
    }

    private static IEnumerable<(string Measure, Figure Figure)> Calibration(ScoredRows rows)
    {
        yield return ("brier", Brier.Score(rows));
        yield return ("brier_skill", Brier.Skill(rows));
        yield return ("ece", ExpectedCalibrationError.WithInterval(rows, new Random(Seed)));
        yield return ("ece_debiased", ExpectedCalibrationError.SquaredDebiased(rows));
        yield return ("mce", ExpectedCalibrationError.Maximum(rows));
        var fit = CalibrationSlope.Of(rows);
        yield return ("calibration_slope", fit.Slope);
        yield return ("calibration_intercept", fit.Intercept);
        yield return ("calibration_in_the_large", fit.InTheLarge);
        yield return ("spiegelhalter_z", Spiegelhalter.Z(rows));
        yield return ("hosmer_lemeshow", HosmerLemeshow.Statistic(rows));
        var corp = Corp.Of(rows);
        yield return ("corp_miscalibration", corp.Miscalibration);
        yield return ("corp_discrimination", corp.Discrimination);
        yield return ("corp_uncertainty", corp.Uncertainty);
    }
}
