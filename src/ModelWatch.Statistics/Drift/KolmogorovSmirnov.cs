using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// The two-sample Kolmogorov-Smirnov statistic D = max |F - G| over the pooled points, in [0, 1]; both distribution functions are
/// right-continuous. Pure functions, thread safe. NaN and infinities are left out. Ties make the p-values conservative.
/// </summary>
public static class KolmogorovSmirnov
{
    /// <summary>Largest m * n for which the p-value counts lattice paths.</summary>
    public const long LargestExact = 40_000;

    /// <summary>D of two samples; absent when either has no finite value.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static Figure Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>D of two ascending samples of finite numbers; absent when either is empty.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static Figure ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Reasons.Empty(reference.Length, current.Length) is { } why)
            return Figure.Absent(why);
        return Figure.Exact(CdfGap.Of(reference, current).Largest / ((double)reference.Length * current.Length));
    }

    /// <summary>
    /// The largest difference at the edges. The exact D lies in [value, value + <see cref="Figure.Error"/>]: the error is the largest share
    /// that both profiles have in one bin of more than a single number, at most <see cref="NumericEdges.MaxBinMass"/>.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfiles(NumericProfile reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        if (Reasons.Empty(reference.Rows, current.Rows) is { } why)
            return Figure.Absent(why);
        ReadOnlySpan<long> left = reference.FixedCounts, right = current.FixedCounts[..left.Length];
        double m = reference.FixedTotal, n = current.FixedTotal;
        long before = 0, beforeCurrent = 0;
        double largest = 0, error = 0;
        for (var k = 0; k < left.Length; k++)
        {
            var shared = Math.Min(left[k] / m, right[k] / n);
            if (shared > error && !reference.Edges.IsSingleNumber(k))
                error = shared;
            largest = Math.Max(largest, Math.Abs((before += left[k]) / m - (beforeCurrent += right[k]) / n));
        }
        return Figure.Of(largest).WithError(Math.Min(error, 1 - largest));
    }

    /// <summary>The p-value of D: by lattice paths when m * n is at most 40,000, else by the Kolmogorov limit.</summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="m">Reference values, 1 or more.</param>
    /// <param name="n">Current values, 1 or more.</param>
    public static Figure PValue(double d, long m, long n) =>
        m < 1 || n < 1 ? Figure.Absent(Reasons.Empty(m, n)!)
        : (double)m * n <= LargestExact ? ExactPValue(d, (int)m, (int)n)
        : LimitPValue(d, m, n);

    /// <summary>ln of <see cref="PValue"/>; finite also where the p-value is below the smallest double.</summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="m">Reference values, 1 or more.</param>
    /// <param name="n">Current values, 1 or more.</param>
    public static Figure LogPValue(double d, long m, long n) =>
        m < 1 || n < 1 || (double)m * n <= LargestExact ? PValue(d, m, n).Select(Math.Log) : LogLimitPValue(d, m, n);

    /// <summary>
    /// P(D &gt;= d) for two continuous samples, two-sided, exact: the share of lattice paths that touch |i n - j m| &gt;= d m n.
    /// All terms are positive, so also the smallest p-values keep their digits. Takes m * n steps.
    /// </summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="m">Reference values, 1 or more.</param>
    /// <param name="n">Current values, 1 or more.</param>
    public static Figure ExactPValue(double d, int m, int n)
    {
        if (Reasons.Empty(m, n) is { } why)
            return Figure.Absent(why);
        var bound = (long)Math.Round(d * m * n);
        var touched = new double[n + 1];
        for (var i = 0; i <= m; i++)
        {
            for (var j = 0; j <= n; j++)
            {
                var outside = Math.Abs((long)i * n - (long)j * m) >= bound;
                touched[j] = outside ? 1 : i + j == 0 ? 0 : (touched[j] * i + (j > 0 ? touched[j - 1] * j : 0)) / (i + j);
            }
        }
        return Figure.Of(touched[n]);
    }

    /// <summary>The p-value of the Kolmogorov limit, lambda = d sqrt(m n / (m + n)).</summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="m">Reference values, 1 or more.</param>
    /// <param name="n">Current values, 1 or more.</param>
    public static Figure LimitPValue(double d, double m, double n) => LogLimitPValue(d, m, n).Select(Math.Exp);

    /// <summary>ln of <see cref="LimitPValue"/>: the alternating series for lambda of 1 and more, Jacobi's theta form below.</summary>
    /// <param name="d">The statistic, in [0, 1].</param>
    /// <param name="m">Reference values, 1 or more.</param>
    /// <param name="n">Current values, 1 or more.</param>
    public static Figure LogLimitPValue(double d, double m, double n)
    {
        if (!(m > 0) || !(n > 0))
            return Figure.Absent(!(m > 0) ? Reasons.NoReference : Reasons.NoCurrent);
        var square = d * d * m * n / (m + n);
        return Figure.Of(square >= 1 ? LogSeries(square) : LogTheta(square));
    }

    private static double LogSeries(double square)
    {
        double sum = 1;
        for (var k = 2; k <= 20; k++)
            sum += (k % 2 == 0 ? -1 : 1) * Math.Exp(-2.0 * (k * k - 1) * square);
        return Math.Log(2) - 2 * square + Math.Log(sum);
    }

    private static double LogTheta(double square)
    {
        if (square <= 1e-3)
            return 0;
        double below = 0;
        for (var k = 1; k <= 39; k += 2)
            below += Math.Exp(-k * k * Math.PI * Math.PI / (8 * square));
        return Math.Log(1 - Math.Sqrt(2 * Math.PI / square) * below);
    }
}
