using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// The area under the ROC curve: the chance that an event has the larger score, ties counting one half; in [0, 1]. Exact, in n log n steps.
/// Absent without rows or with one class. Pure functions, thread safe.
/// </summary>
public static class RocAuc
{
    /// <summary>
    /// The area with the DeLong interval on the logit scale (inside (0, 1)). When the variance is 0 (perfect or reversed ranking) the Wilson
    /// interval of min(positives, negatives) pairs is given instead. No interval for fewer than two of a class.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Of(ScoredRows rows, double level = Proportion.Level)
    {
        if (rows.OneClass is { } why)
            return Figure.Absent(why);
        var (auc, variance) = DeLong.Of(rows);
        // A weight adds no knowledge: the pairs are those of the effective rows.
        return OnLogit(auc, variance, Math.Min(rows.Positive, rows.Negative) * rows.Trust, level);
    }

    /// <summary>The same for rows of weight 1 that are in order already.</summary>
    internal static Figure OfRanked(RankedScores ranked, double level)
    {
        if (ScoredRows.Lacking(ranked.Rows, ranked.Positives) is { } why)
            return Figure.Absent(why);
        var (auc, variance) = RankSums.Of(ranked.Keys, ranked.Positives);
        return OnLogit(auc, variance, Math.Min(ranked.Positives, ranked.Rows - ranked.Positives), level);
    }

    private static Figure OnLogit(double auc, double? variance, double pairs, double level)
    {
        var figure = Figure.Exact(auc);
        if (variance is not { } v)
            return figure;
        if (v <= 0 || auc <= 0 || auc >= 1)
        {
            var wilson = Proportion.Wilson(Math.Clamp(auc, 0, 1) * pairs, pairs, level);
            return figure.Within(wilson.Lower!.Value, wilson.Upper!.Value, level);
        }
        var logit = Math.Log(auc / (1 - auc));
        var half = Proportion.Z(level) * Math.Sqrt(v) / (auc * (1 - auc));
        return figure.Within(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }

    /// <summary>The area with the plain DeLong interval, auc +- z sd, cut to [0, 1].</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure WithNormalInterval(ScoredRows rows, double level = Proportion.Level)
    {
        if (rows.OneClass is { } why)
            return Figure.Absent(why);
        var (auc, variance) = DeLong.Of(rows);
        var half = Proportion.Z(level) * Math.Sqrt(variance ?? double.NaN);
        return Figure.Exact(auc).Within(Math.Max(0, auc - half), Math.Min(1, auc + half), level);
    }

    /// <summary>The DeLong variance of the area (placement variances with ddof 1); absent for fewer than two of a class.</summary>
    /// <param name="rows">The rows.</param>
    public static Figure Variance(ScoredRows rows) =>
        rows.OneClass is { } why ? Figure.Absent(why)
        : DeLong.Of(rows).Variance is { } variance ? Figure.Of(variance)
        : Figure.Absent("fewer than two of a class");
}
