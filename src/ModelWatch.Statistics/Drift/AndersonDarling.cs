using MathNet.Numerics;
using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// The k-sample Anderson-Darling statistic for two samples with midranks, standardised (Scholz and Stephens 1987, eq. 7), and the p-value
/// of their table. Pure functions, thread safe.
/// </summary>
public static class AndersonDarling
{
    private const string TooFew = "fewer than two values on a side";

    // ln p is a parabola in the statistic, fitted by least squares to the seven critical values b0 + b1 + b2 (k - 1 = 1) of their table 2.
    private static readonly double[] Critical = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546];
    private static readonly double[] Levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
    private static readonly double[] Parabola = Fit.Polynomial(Critical, [.. Levels.Select(p => Math.Log(p))], 2);

    /// <summary>
    /// The standardised statistic, about 0 under no drift; NaN and infinities are left out. Absent when a side is empty or has one value
    /// only, or when all values are equal.
    /// </summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static Figure Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>The same for ascending samples of finite numbers.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static Figure ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Reasons.Empty(reference.Length, current.Length) is { } why)
            return Figure.Absent(why);
        if (reference.Length < 2 || current.Length < 2)
            return Figure.Absent(TooFew);
        var sum = new AndersonDarlingSum(reference.Length, current.Length);
        var ties = new TieWalk(reference, current);
        while (ties.Next())
            sum.Add(ties.Before, ties.Here, ties.BeforeCurrent, ties.HereCurrent);
        return Standardised(sum, reference.Length, current.Length).WithError(0);
    }

    /// <summary>
    /// The statistic with all values of a bin tied at their midrank, for weights as repetitions. <see cref="Figure.Error"/> is 0 when every
    /// value sits in a bin of a single number, else null: no bound is known (ties inside bins mostly lower the statistic).
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfiles(NumericProfile reference, NumericProfile current)
    {
        var bins = new BinTies(reference, current);
        if (bins.Why is { } why)
            return Figure.Absent(why);
        if (bins.Total < 2 || bins.CurrentTotal < 2)
            return Figure.Absent(TooFew);
        var sum = new AndersonDarlingSum(bins.Total, bins.CurrentTotal);
        while (bins.Next())
            sum.Add(bins.Before, bins.Here, bins.BeforeCurrent, bins.HereCurrent);
        var figure = Standardised(sum, bins.Total, bins.CurrentTotal);
        return bins.OnlySingleNumbers ? figure.WithError(0) : figure;
    }

    /// <summary>
    /// The p-value of the standardised statistic from the critical values of Scholz and Stephens (1987, table 2) for two samples, clipped to
    /// the table's range [0.001, 0.25] as scipy's <c>anderson_ksamp</c> clips it: an end means "at most 0.001" or "at least 0.25".
    /// </summary>
    /// <param name="standardised">The statistic; finite.</param>
    public static Figure ClippedPValue(double standardised) =>
        !double.IsFinite(standardised) ? Figure.Absent("the statistic is not a finite number")
        : standardised < Critical[0] ? Figure.Of(Levels[0])
        : standardised > Critical[^1] ? Figure.Of(Levels[^1])
        : Figure.Of(Math.Exp(Parabola[0] + standardised * (Parabola[1] + standardised * Parabola[2])));

    private static Figure Standardised(AndersonDarlingSum sum, double m, double n) =>
        sum.AllEqual
            ? Figure.Absent("all values are equal")
            : Figure.Of((sum.Value - 1) / Math.Sqrt(Variance(1 / m + 1 / n, m + n)));

    // Their eq. 4. The double sum g is H2(N) - 2 H(N) / N + 1 / N^2 by the identity of the convolved harmonic numbers, so nothing loops to N.
    private static double Variance(double inverse, double total)
    {
        var harmonic = Harmonic.Number(total - 1);
        var g = Harmonic.Second(total) - 2 * Harmonic.Number(total) / total + 1 / (total * total);
        var a = (4 * g - 6) + (10 - 6 * g) * inverse;
        var b = (2 * g - 4) * 4 + 16 * harmonic + (2 * g - 14 * harmonic - 4) * inverse - 8 * harmonic + 4 * g - 6;
        var c = (6 * harmonic + 2 * g - 2) * 4 + (4 * harmonic - 4 * g + 6) * 2 + (2 * harmonic - 6) * inverse + 4 * harmonic;
        var d = (2 * harmonic + 6) * 4 - 8 * harmonic;
        return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
    }
}
