namespace ModelWatch.Statistics.Inference;

/// <summary>The interval of a mean, mean +- t s / sqrt n, t the quantile of Student's law with n - 1 degrees of freedom (z for many rows).</summary>
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
        var half = StudentQuantile.TwoSided(level, n - 1) * Math.Sqrt(Math.Max(0, variance) / n);
        return Figure.Of(mean).Within(mean - half, mean + half, level);
    }

    /// <summary>
    /// The interval of a mean that is above 0 by nature and skewed (a squared error, a pinball loss): the same width taken on the scale of
    /// the logarithm, mean exp(+- half / mean), which reaches further up than down and never below 0.
    /// </summary>
    internal static Figure Logarithmic(Figure mean) => mean is { Value: > 0, Upper: { } upper, Level: { } level }
        ? mean.Within(mean.Value.Value * Math.Exp(1 - upper / mean.Value.Value), mean.Value.Value * Math.Exp(upper / mean.Value.Value - 1), level)
        : mean;
}
