namespace ModelWatch.Statistics.Inference;

/// <summary>The dependence of neighbours in a series. Pure functions, thread safe.</summary>
public static class Autocorrelation
{
    /// <summary>
    /// Lag-1 autocorrelation r = sum (x_t - m)(x_t+1 - m) / sum (x_t - m)^2, in [-1, 1]; values that are not finite are gaps, over which there is no
    /// pair. Absent with fewer than 3 values or when they are all equal.
    /// </summary>
    /// <param name="values">The series in order of time.</param>
    public static Figure LagOne(ReadOnlySpan<double> values)
    {
        double sum = 0, n = 0;
        foreach (var x in values)
        {
            if (double.IsFinite(x))
                (sum, n) = (sum + x, n + 1);
        }
        if (n < 3)
            return Figure.Absent("fewer than three values");
        double mean = sum / n, before = double.NaN, pairs = 0, squares = 0;
        foreach (var x in values)
        {
            var gap = x - mean;
            squares += double.IsFinite(gap) ? gap * gap : 0;
            pairs += double.IsFinite(gap) && double.IsFinite(before) ? gap * before : 0;
            before = gap;
        }
        return squares > 0 ? Figure.Of(pairs / squares) : Figure.Absent("the values are all equal");
    }

    /// <summary>
    /// The number of independent values with the same standard error of the mean, n (1 - r) / (1 + r), of a first-order autoregression; absent for
    /// n not above 0 or r not in (-1, 1). Above n for a negative r.
    /// </summary>
    /// <param name="n">Number of values.</param>
    /// <param name="lagOne">r, in (-1, 1).</param>
    public static Figure EffectiveRows(double n, double lagOne) =>
        !(n > 0) ? Figure.Absent("no values")
        : !(Math.Abs(lagOne) < 1) ? Figure.Absent("an autocorrelation lies in (-1, 1)")
        : Figure.Of(n * (1 - lagOne) / (1 + lagOne));
}
