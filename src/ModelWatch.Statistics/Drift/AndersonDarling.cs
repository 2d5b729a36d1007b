using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The k-sample Anderson-Darling statistic for two samples with midranks, standardised (Scholz and Stephens 1987, eq. 7).</summary>
public static class AndersonDarling
{
    /// <summary>
    /// The standardised statistic, about 0 under no drift; NaN and infinities are left out. Absent when a side is empty, when all values are
    /// equal, or when there are fewer than four.
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
            return Figure.Absent("fewer than two values on a side");
        if (Math.Min(reference[0], current[0]) == Math.Max(reference[^1], current[^1]))
            return Figure.Absent("all values are equal");
        double m = reference.Length, n = current.Length, total = m + n, left = 0, right = 0;
        var ties = new TieWalk(reference, current);
        while (ties.Next())
        {
            double here = ties.Here + ties.HereCurrent;
            var b = ties.Before + ties.BeforeCurrent + here / 2;
            var weight = here / total / (b * (total - b) - total * here / 4);
            left += weight * Square(total * (ties.Before + ties.Here / 2.0) - b * m);
            right += weight * Square(total * (ties.BeforeCurrent + ties.HereCurrent / 2.0) - b * n);
        }
        var statistic = (left / m + right / n) * (total - 1) / total;
        return Figure.Exact((statistic - 1) / Math.Sqrt(Variance(1 / m + 1 / n, total)));
    }

    private static double Square(double x) => x * x;

    private static double Variance(double inverse, double total)
    {
        double harmonic = 1, partial = 0, g = 0;
        for (var i = total - 1; i > 1; i--)
        {
            partial += 1 / i;
            g += partial / (total - i + 1);
        }
        harmonic += partial;
        var a = (4 * g - 6) + (10 - 6 * g) * inverse;
        var b = (2 * g - 4) * 4 + 16 * harmonic + (2 * g - 14 * harmonic - 4) * inverse - 8 * harmonic + 4 * g - 6;
        var c = (6 * harmonic + 2 * g - 2) * 4 + (4 * harmonic - 4 * g + 6) * 2 + (2 * harmonic - 6) * inverse + 4 * harmonic;
        var d = (2 * harmonic + 6) * 4 - 8 * harmonic;
        return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
    }
}
