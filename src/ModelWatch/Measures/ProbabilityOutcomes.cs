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

    /// <summary>
    /// Rows up to which the CORP parts get their bootstrap interval unasked: it costs 40 recalibrations. A plan that includes one of them
    /// pays for it at any n.
    /// </summary>
    public const int CorpRows = 2000;

    /// <summary>Groups of the Hosmer-Lemeshow statistic, which are its degrees of freedom on data that the model did not learn from.</summary>
    private const int Groups = 10;

    public static readonly IReadOnlyList<string> Names =
    [
        "roc_auc", "average_precision", "log_loss", "brier", "brier_skill", "ece", "ece_debiased", "mce", "calibration_slope",
        "calibration_intercept", "calibration_in_the_large", "spiegelhalter_z", "hosmer_lemeshow", "corp_miscalibration",
        "corp_discrimination", "corp_uncertainty",
    ];

    private static readonly string[] CorpNames = ["corp_miscalibration", "corp_discrimination", "corp_uncertainty"];

    public static IEnumerable<OutcomeFigure> Of(MeasureScope scope, Column column, LabelPlan label, OutputPlan output, bool decides)
    {
        var rows = Rows(scope.Contents.Labelled, column, label);
        foreach (var (measure, figure) in Performance(rows).Concat(Calibration(rows)).Concat(CorpParts(scope, rows)))
            yield return new(measure, figure, rows.Rows);
        if (!decides)
            yield break;
        foreach (var (measure, figure) in DecisionFigures.Of(Decisions.AtThreshold(rows, output.Threshold)))
            yield return new(measure, figure, rows.Rows);
    }

    /// <summary>Each probability output that has outcomes, by subject, with its rows.</summary>
    public static IEnumerable<(string Subject, ScoredRows Rows)> Scored(MonitoringPlan plan, LabelledRows labelled) =>
        plan.Label is not { Kind: LabelKind.Binary } label
            ? []
            : plan.Outputs.Where(o => o.Kind == OutputKind.Probability)
                .Select(o => labelled.Outputs.FirstOrDefault(c => c.Name == o.Subject)).OfType<Column>()
                .Select(c => (c.Name, Rows(labelled, c, label)));

    public static ScoredRows Rows(LabelledRows labelled, Column column, LabelPlan label)
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
        yield return ("average_precision", RankingIntervals.AveragePrecision(rows));
        yield return ("log_loss", LogLoss.Of(rows));
    }

    private static IEnumerable<(string Measure, Figure Figure)> Calibration(ScoredRows rows)
    {
        yield return ("brier", Brier.Score(rows));
        yield return ("brier_skill", CalibrationIntervals.BrierSkill(rows));
        yield return ("ece", ExpectedCalibrationError.WithInterval(rows, new Random(Seed)));
        yield return ("ece_debiased", CalibrationIntervals.SquaredDebiased(rows));
        yield return ("mce", CalibrationIntervals.Maximum(rows));
        var fit = CalibrationSlope.Of(rows);
        yield return ("calibration_slope", fit.Slope);
        yield return ("calibration_intercept", fit.Intercept);
        yield return ("calibration_in_the_large", fit.InTheLarge);
        yield return ("spiegelhalter_z", Spiegelhalter.Z(rows));
        yield return ("hosmer_lemeshow", rows.Rows is > 0 and < Groups ? Figure.Absent($"fewer than {Groups} rows") : HosmerLemeshow.Statistic(rows, Groups));
    }

    private static IEnumerable<(string Measure, Figure Figure)> CorpParts(MeasureScope scope, ScoredRows rows)
    {
        var asked = CorpNames.Any(scope.Plan.Measures.Include.Contains);
        var corp = asked || rows.Rows <= CorpRows ? CorpIntervals.Of(rows, new Random(Seed)) : Corp.Of(rows);
        yield return ("corp_miscalibration", corp.Miscalibration);
        yield return ("corp_discrimination", corp.Discrimination);
        yield return ("corp_uncertainty", corp.Uncertainty);
    }
}
