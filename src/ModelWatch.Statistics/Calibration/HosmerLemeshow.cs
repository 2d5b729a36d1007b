using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The Hosmer-Lemeshow statistic over groups of equal numbers of rows. On data that did not fit the model its degrees of freedom are the
/// number of groups. It grows with n: to report, not to alarm on.
/// </summary>
public static class HosmerLemeshow
{
    /// <summary>sum (O - E)^2 / (n p (1 - p)); absent without rows, with one class, one score for all, or a group that is certain and wrong.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Number of groups.</param>
    public static Figure Statistic(ScoredRows rows, int groups = 10)
    {
        if (rows.OneClass is { } why)
            return Figure.Absent(why);
        if (rows.Scores[rows.Order[0]] == rows.Scores[rows.Order[^1]])
            return Figure.Absent("all scores are equal");
        double sum = 0;
        foreach (var bin in CalibrationBins.ByMass(rows, groups))
        {
            var gap = bin.Positive - bin.Score;
            var variance = bin.Weight * bin.MeanScore * (1 - bin.MeanScore);
            if (variance > 0)
                sum += gap * gap / variance;
            else if (gap != 0)
                return Figure.Absent("a group has a certain score and is wrong");
        }
        return Figure.Of(sum);
    }

    /// <summary>The upper tail of the chi-square law.</summary>
    /// <param name="statistic">The statistic.</param>
    /// <param name="degreesOfFreedom">The number of groups for new data, two fewer on the data of the fit.</param>
    public static Figure PValue(Figure statistic, int degreesOfFreedom = 10) =>
        statistic.Select(x => Math.Exp(GammaTail.LogChiSquare(x, degreesOfFreedom)));
}
