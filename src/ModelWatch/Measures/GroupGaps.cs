using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>Gaps of performance and calibration between the values of a segment, over the rows whose outcome is known.</summary>
internal static class GroupGaps
{
    public static readonly IReadOnlyList<string> Names =
        ["gap_accuracy", "gap_recall", "gap_false_positive_rate", "gap_roc_auc", "gap_brier", "gap_mae", "gap_calibration_in_the_large", "gap_ece"];

    public static IEnumerable<GroupFigure> Compare(MeasureScope all, IReadOnlyList<MeasureScope> groups)
    {
        var plan = all.Plan;
        if (plan.Label is null || !Names.Any(all.Wants))
            yield break;
        var own = groups.Select(g => GroupRows.Of(g.Contents.Segment!, plan, [g.Contents.Labelled])).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            LabelledRows[] others = [.. groups.Where((_, j) => j != i).Select(g => g.Contents.Labelled)];
            foreach (var (measure, figure, n) in Pair(own[i], GroupRows.Of("the others", plan, others)))
                yield return new(groups[i], measure, figure, n);
        }

        // The names that apply are those of the plan's kinds, also where no value came.
        foreach (var figure in Largest(own, GroupRows.Of("", plan, [])))
            yield return figure;
    }

    private static IEnumerable<OutcomeFigure> Pair(GroupRows a, GroupRows b)
    {
        if (a.Right is { } right && b.Right is { } others)
            yield return new("gap_accuracy", Parity.Difference(right, others), GroupFigure.WholeRows(Math.Min(right.EffectiveTrials, others.EffectiveTrials)));
        if (a.Binary is { } own && b.Binary is { } rest)
        {
            yield return Share("gap_recall", GroupShare.TruePositive(a.Group, own), GroupShare.TruePositive(b.Group, rest));
            yield return Share("gap_false_positive_rate", GroupShare.FalsePositive(a.Group, own), GroupShare.FalsePositive(b.Group, rest));
        }

        if (a.Errors is { } errors && b.Errors is { } wrong)
            yield return new("gap_mae", PerformanceGap.AbsoluteError(errors, wrong), Math.Min(errors.Rows, wrong.Rows));
        if (a.Scores is not { } left || b.Scores is not { } scores)
            yield break;
        var n = Math.Min(left.Rows, scores.Rows);
        yield return new("gap_roc_auc", PerformanceGap.Auc(left, scores), n);
        yield return new("gap_brier", PerformanceGap.Brier(left, scores), n);
        yield return new("gap_calibration_in_the_large", PerformanceGap.CalibrationInTheLarge(left, scores), n);
        yield return new("gap_ece", PerformanceGap.CalibrationError(left, scores, new Random(ProbabilityOutcomes.Seed)), n);
    }

    private static OutcomeFigure Share(string measure, GroupShare a, GroupShare b) =>
        new(measure, Parity.Difference(a, b), GroupFigure.WholeRows(Math.Min(a.EffectiveTrials, b.EffectiveTrials)));

    private static IEnumerable<GroupFigure> Largest(List<GroupRows> groups, GroupRows kinds)
    {
        if (kinds.Right is not null)
            yield return Shares("gap_accuracy", groups, g => g.Right!);
        if (kinds.Binary is not null)
        {
            yield return Shares("gap_recall", groups, g => GroupShare.TruePositive(g.Group, g.Binary!));
            yield return Shares("gap_false_positive_rate", groups, g => GroupShare.FalsePositive(g.Group, g.Binary!));
        }

        if (kinds.Errors is not null)
            yield return Figures("gap_mae", groups, g => g.Errors!.Rows, g => g.Errors!.MeanAbsoluteError);
        if (kinds.Scores is null)
            yield break;
        yield return Figures("gap_roc_auc", groups, g => g.Scores!.Rows, g => RocAuc.Of(g.Scores!));
        yield return Figures("gap_brier", groups, g => g.Scores!.Rows, g => Brier.Score(g.Scores!));
        yield return Figures("gap_calibration_in_the_large", groups, g => g.Scores!.Rows, g => Excess(g.Scores!));
        yield return Figures(
            "gap_ece", groups, g => g.Scores!.Rows, g => ExpectedCalibrationError.WithInterval(g.Scores!, new Random(ProbabilityOutcomes.Seed)));
    }

    private static GroupFigure Shares(string measure, List<GroupRows> groups, Func<GroupRows, GroupShare> of)
    {
        var shares = groups.Select(of).ToList();
        return new(null, measure, Parity.Largest(shares).Difference, GroupFigure.WholeRows(shares.Sum(s => s.EffectiveTrials)));
    }

    private static GroupFigure Figures(string measure, List<GroupRows> groups, Func<GroupRows, int> rows, Func<GroupRows, Figure> of)
    {
        var kept = groups.Where(g => rows(g) >= PerformanceGap.LeastRows).ToList();
        return new(null, measure, WorstGap.Of([.. kept.Select(g => new NamedFigure(g.Group, of(g)))]).Gap, kept.Sum(rows));
    }

    /// <summary>Mean of probability less outcome, with its interval.</summary>
    private static Figure Excess(ScoredRows rows) =>
        new RegressionErrors(rows.Scores, [.. rows.Outcomes.ToArray().Select(y => y ? 1.0 : 0)], rows.Weights).Bias;
}
