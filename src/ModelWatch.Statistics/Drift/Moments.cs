using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Drift;

/// <summary>Moments of the finite values of a sample, in two compensated passes. Pure functions, thread safe.</summary>
public static class Moments
{
    /// <summary>Arithmetic mean; absent when there is no finite value.</summary>
    /// <param name="values">Values in any order; NaN and infinities are left out.</param>
    public static Figure Mean(ReadOnlySpan<double> values)
    {
        var (n, mean) = Centre(values);
        return n == 0 ? Figure.Absent("no values") : Figure.Of(mean);
    }

    /// <summary>Variance with n - ddof; absent when n is at most ddof.</summary>
    /// <param name="values">Values in any order; NaN and infinities are left out.</param>
    /// <param name="ddof">0 (population) or 1 (sample).</param>
    public static Figure Variance(ReadOnlySpan<double> values, int ddof)
    {
        var (n, mean) = Centre(values);
        return n == 0 ? Figure.Absent("no values")
            : n <= ddof ? Figure.Absent("fewer than two values")
            : Figure.Of(Power(values, mean, 2) * n / (n - ddof));
    }

    /// <summary>Skewness m3 / m2^1.5 (biased); absent for fewer than one value or a constant.</summary>
    /// <param name="values">Values in any order; NaN and infinities are left out.</param>
    public static Figure Skewness(ReadOnlySpan<double> values) => Standardised(values, 3, 0);

    /// <summary>Excess kurtosis m4 / m2^2 - 3 (biased); absent for no value or a constant.</summary>
    /// <param name="values">Values in any order; NaN and infinities are left out.</param>
    public static Figure ExcessKurtosis(ReadOnlySpan<double> values) => Standardised(values, 4, 3);

    private static Figure Standardised(ReadOnlySpan<double> values, int power, double normal)
    {
        var (n, mean) = Centre(values);
        if (n == 0)
            return Figure.Absent("no values");
        var second = Power(values, mean, 2);
        // A spread of rounding size only has no shape.
        return second <= Math.Pow(1e-15 * mean, 2)
            ? Figure.Absent("all values are equal")
            : Figure.Of(Power(values, mean, power) / Math.Pow(second, power / 2.0) - normal);
    }

    private static (long N, double Mean) Centre(ReadOnlySpan<double> values)
    {
        var sum = new NeumaierSum();
        long n = 0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                continue;
            sum.Add(value);
            n++;
        }
        return (n, n == 0 ? 0 : sum.Value / n);
    }

    private static double Power(ReadOnlySpan<double> values, double mean, int power)
    {
        var sum = new NeumaierSum();
        long n = 0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                continue;
            var gap = value - mean;
            sum.Add(power == 2 ? gap * gap : power == 3 ? gap * gap * gap : gap * gap * gap * gap);
            n++;
        }
        return sum.Value / n;
    }
}
