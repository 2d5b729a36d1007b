using System.Globalization;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Fairness;

/// <summary>
/// Gaps of performance and calibration between two groups of rows that share none: first minus second, 0 is parity. Absent, with the reason,
/// where a group has too few rows or its own figure is absent. For shares (accuracy, recall) use <see cref="Parity"/>. Pure, thread safe.
/// </summary>
public static class PerformanceGap
{
    /// <summary>The smallest number of rows a group must have.</summary>
    public const int LeastRows = 30;

    /// <summary>Difference of ROC AUC, in [-1, 1]; independent DeLong variances add, normal interval.</summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest number of rows.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Auc(ScoredRows first, ScoredRows second, int least = LeastRows, double level = Proportion.Level)
    {
        if (TooFew(first.Rows, second.Rows, least) is { } why)
            return Figure.Absent(why);
        Figure a = RocAuc.Of(first, level), b = RocAuc.Of(second, level);
        if (a.Value is not { } left || b.Value is not { } right)
            return Figure.Absent(a.Why ?? b.Why!);
        var difference = Figure.Of(left - right);
        if (RocAuc.Variance(first).Value is not { } variance || RocAuc.Variance(second).Value is not { } other)
            return difference;
        // A perfect ranking has no variance by DeLong; the ends of its own interval stand in then.
        if (variance <= 0 || other <= 0)
            return Recovered(a, b);
        var half = Proportion.Z(level) * Math.Sqrt(variance + other);
        return difference.Within(Math.Max(-1, left - right - half), Math.Min(1, left - right + half), level);
    }

    /// <summary>Difference of mean (p - y)^2, in [-1, 1].</summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest number of rows.</param>
    public static Figure Brier(ScoredRows first, ScoredRows second, int least = LeastRows) =>
        TooFew(first.Rows, second.Rows, least) is { } why
            ? Figure.Absent(why) : Recovered(Calibration.Brier.Score(first), Calibration.Brier.Score(second));

    /// <summary>Difference of mean absolute errors, in the unit of the value; so for any mean of <see cref="RegressionErrors"/>.</summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest number of rows.</param>
    public static Figure AbsoluteError(RegressionErrors first, RegressionErrors second, int least = LeastRows) =>
        TooFew(first.Rows, second.Rows, least) is { } why
            ? Figure.Absent(why) : Recovered(first.MeanAbsoluteError, second.MeanAbsoluteError);

    /// <summary>
    /// Difference of mean (p - y), the calibration in the large in points of probability, in [-2, 2]: above 0 where the first group's risk is
    /// over-stated more than the second's.
    /// </summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="least">The smallest number of rows.</param>
    public static Figure CalibrationInTheLarge(ScoredRows first, ScoredRows second, int least = LeastRows) =>
        TooFew(first.Rows, second.Rows, least) is { } why ? Figure.Absent(why) : Recovered(Excess(first), Excess(second));

    /// <summary>
    /// Difference of the equal-width calibration errors, in [-1, 1], from the bootstrap interval of each. The error of few rows is too large by
    /// chance: where the sizes differ the smaller group looks worse under parity. The interval allows for it, the value does not; judge by the
    /// interval.
    /// </summary>
    /// <param name="first">A group.</param>
    /// <param name="second">Another.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    /// <param name="least">The smallest number of rows.</param>
    public static Figure CalibrationError(ScoredRows first, ScoredRows second, Random random, int bins = 15, int least = LeastRows) =>
        TooFew(first.Rows, second.Rows, least) is { } why ? Figure.Absent(why) : Recovered(
            ExpectedCalibrationError.WithInterval(first, random, bins), ExpectedCalibrationError.WithInterval(second, random, bins));

    /// <summary>
    /// First minus second of any two independent figures from their own intervals (the method of variance estimates recovery of Zou and
    /// Donner 2008): d - sqrt((a - la)^2 + (ub - b)^2) to d + sqrt((ua - a)^2 + (b - lb)^2). For normal intervals it is the usual one.
    /// Absent where a figure is, without interval where one has none.
    /// </summary>
    /// <param name="first">A figure.</param>
    /// <param name="second">Another, at the same level.</param>
    public static Figure Recovered(Figure first, Figure second)
    {
        if (first.Value is not { } a || second.Value is not { } b)
            return Figure.Absent(first.Why ?? second.Why!);
        var difference = Figure.Of(a - b);
        return first is { Lower: { } la, Upper: { } ua, Level: { } level } && second is { Lower: { } lb, Upper: { } ub }
            ? difference.Within(a - b - double.Hypot(a - la, ub - b), a - b + double.Hypot(ua - a, b - lb), level)
            : difference;
    }

    private static Figure Excess(ScoredRows rows)
    {
        var mean = new Numerics.WeightedMean();
        for (var i = 0; i < rows.Rows; i++)
            mean.Add(rows.Scores[i] - (rows.Outcomes[i] ? 1 : 0), rows.Weights[i]);
        return mean.Figure();
    }

    private static string? TooFew(int first, int second, int least) =>
        first < least || second < least
            ? string.Create(CultureInfo.InvariantCulture, $"a group has {Math.Min(first, second)} rows, fewer than {least}")
            : null;
}
