namespace ModelWatch.Statistics.Inference;

/// <summary>The normal interval of a mean, mean +- z s / sqrt n.</summary>
public static class NormalMean
{
    /// <summary>
    /// A mean with its interval; absent when n is 0, without an interval when n is below 2. For weights, the effective number of values
    /// (sum w)^2 / sum w^2 is the n of the standard error.
    /// </summary>
    /// <param name="mean">The mean.</param>
    /// <param name="variance">The sample variance (ddof 1), 0 or more.</param>
    /// <param name="n">Number of values, or the effective number.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Of(double mean, double variance, double n, double level = Proportion.Level)
    {
        if (!(n > 0))
            return Figure.Absent("no values");
        if (n < 2)
            return Figure.Of(mean);
        var half = Proportion.Z(level) * Math.Sqrt(Math.Max(0, variance) / n);
        return Figure.Of(mean).Within(mean - half, mean + half, level);
    }
}
