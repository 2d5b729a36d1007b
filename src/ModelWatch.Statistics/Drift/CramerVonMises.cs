using MathNet.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The two-sample Cramer-von Mises statistic with midranks (Anderson 1962), T = U / (mn(m+n)) - (4mn - 1) / (6(m+n)).</summary>
public static class CramerVonMises
{
    /// <summary>T of two samples; NaN and infinities are left out; absent when a side has fewer than two finite values.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static Figure Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>T of two ascending samples of finite numbers; absent when a side has fewer than two values.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static Figure ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Reasons.Empty(reference.Length, current.Length) is { } why)
            return Figure.Absent(why);
        if (reference.Length < 2 || current.Length < 2)
            return Figure.Absent("fewer than two values on a side");
        double m = reference.Length, n = current.Length, u = 0;
        var ties = new TieWalk(reference, current);
        while (ties.Next())
            u += Gaps(m, n, ties.Before, ties.Here, ties.BeforeCurrent, ties.HereCurrent);
        return Figure.Exact(u / (m * n * (m + n)) - (4 * m * n - 1) / (6 * (m + n)));
    }

    /// <summary>
    /// T with all values of a bin tied at their midrank, for weights as repetitions. <see cref="Figure.Error"/> is 0 when every value sits in
    /// a bin of a single number, else null: no bound is known.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfiles(NumericProfile reference, NumericProfile current)
    {
        var bins = new BinTies(reference, current);
        if (bins.Why is { } why)
            return Figure.Absent(why);
        double m = bins.Total, n = bins.CurrentTotal, u = 0;
        if (m < 2 || n < 2)
            return Figure.Absent("fewer than two values on a side");
        while (bins.Next())
            u += Gaps(m, n, bins.Before, bins.Here, bins.BeforeCurrent, bins.HereCurrent);
        var figure = Figure.Of(u / (m * n * (m + n)) - (4 * m * n - 1) / (6 * (m + n)));
        return bins.OnlySingleNumbers ? figure.WithError(0) : figure;
    }

    /// <summary>
    /// P(T &gt;= t) over all C(m + n, m) orders of two samples without ties (Xiao, Gordon, Yakovlev 2006), as scipy counts it; with ties an
    /// approximation. Absent above m + n = 22 and for fewer than two values on a side.
    /// </summary>
    /// <param name="t">The statistic.</param>
    /// <param name="m">Reference values.</param>
    /// <param name="n">Current values.</param>
    public static Figure ExactPValue(double t, int m, int n) =>
        m < 2 || n < 2 ? Figure.Absent("fewer than two values on a side")
        : m + n > CramerVonMisesPaths.LargestTotal ? Figure.Absent("more than 22 values")
        : Figure.Of(CramerVonMisesPaths.UpperTail(t, m, n));

    /// <summary>The p-value of T: exact up to 22 values in all, else by the limiting law.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="m">Reference values.</param>
    /// <param name="n">Current values.</param>
    public static Figure PValue(double t, long m, long n) =>
        m >= 2 && n >= 2 && m + n <= CramerVonMisesPaths.LargestTotal ? ExactPValue(t, (int)m, (int)n) : LimitPValue(t, m, n);

    /// <summary>
    /// The p-value of T by its limiting law after Anderson's standardisation of mean and variance; what is below 1e-7 is noise and is
    /// given as 0. Absent for fewer than two values on a side.
    /// </summary>
    /// <param name="t">The statistic.</param>
    /// <param name="m">Reference values.</param>
    /// <param name="n">Current values.</param>
    public static Figure LimitPValue(double t, long m, long n)
    {
        if (m < 2 || n < 2)
            return Figure.Absent("fewer than two values on a side");
        double total = m + n, product = (double)m * n;
        var mean = (1 + 1 / total) / 6;
        var variance = (total + 1) * (4 * product * total - 3 * ((double)m * m + (double)n * n) - 2 * product) / (45 * total * total * 4 * product);
        var standard = 1.0 / 6 + (t - mean) / Math.Sqrt(45 * variance);
        var p = standard < 0.003 ? 1 : Math.Clamp(1 - LimitCdf(standard), 0, 1);
        return Figure.Of(p < 1e-7 ? 0 : p);
    }

    // Equation 1.2 of Csorgo and Faraway 1996: a fast series of Bessel functions of order 1/4.
    private static double LimitCdf(double x)
    {
        double sum = 0;
        for (var k = 0; k < 40; k++)
        {
            var y = 4.0 * k + 1;
            var q = y * y / (16 * x);
            var bessel = SpecialFunctions.BesselK(0.25, q);
            var term = Math.Exp(SpecialFunctions.GammaLn(k + 0.5) - SpecialFunctions.GammaLn(k + 1)) / (Math.Pow(Math.PI, 1.5) * Math.Sqrt(x))
                * Math.Sqrt(y) * Math.Exp(-q) * bessel;
            sum += term;
            if (Math.Abs(term) < 1e-12)
                break;
        }
        return sum;
    }

    // What a group of tied values adds to U: m * sum (rank - i)^2 over the places i of the reference values, n * the same of the current.
    private static double Gaps(double m, double n, double before, double here, double beforeCurrent, double hereCurrent)
    {
        var rank = before + beforeCurrent + (here + hereCurrent + 1) / 2;
        return m * Squares(rank - before, here) + n * Squares(rank - beforeCurrent, hereCurrent);
    }

    // The sum of (x - i)^2 for i = 1 .. count, about its middle so that nothing cancels.
    private static double Squares(double x, double count)
    {
        var gap = x - (count + 1) / 2;
        return count * (gap * gap + (count * count - 1) / 12);
    }
}
