namespace ModelWatch.Statistics.Inference;

/// <summary>The difference of two independent means whose variances may differ (Welch 1947). Pure functions, thread safe.</summary>
public static class MeanDifference
{
    /// <summary>
    /// First minus second mean, in the unit of the values, with +- t sqrt(v1 / n1 + v2 / n2), t the quantile of Student's law with the degrees of
    /// freedom of Welch and Satterthwaite. Absent when an n is 0, without an interval when one is below 2; for weights, n is the effective number.
    /// </summary>
    /// <param name="mean">The first mean.</param>
    /// <param name="variance">Its sample variance (ddof 1), 0 or more.</param>
    /// <param name="n">Its number of values.</param>
    /// <param name="other">The second mean.</param>
    /// <param name="otherVariance">Its sample variance (ddof 1), 0 or more.</param>
    /// <param name="otherN">Its number of values.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Welch(
        double mean, double variance, double n, double other, double otherVariance, double otherN, double level = Proportion.Level)
    {
        if (!(n > 0) || !(otherN > 0))
            return Figure.Absent("no values");
        var difference = Figure.Of(mean - other);
        if (n < 2 || otherN < 2)
            return difference;
        double own = Math.Max(0, variance) / n, others = Math.Max(0, otherVariance) / otherN, both = own + others;
        if (both <= 0)
            return difference.Within(mean - other, mean - other, level);
        // As shares of the sum, so that the squares of tiny variances do not vanish.
        var freedom = 1 / (own / both * (own / both) / (n - 1) + others / both * (others / both) / (otherN - 1));
        var half = StudentQuantile.TwoSided(level, freedom) * Math.Sqrt(both);
        return difference.Within(mean - other - half, mean - other + half, level);
    }
}
