using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>Quantiles of a sample by the inverted CDF (Hyndman-Fan 1): always a value of the sample.</summary>
public static class Quantiles
{
    /// <summary>One quantile; NaN and infinities are left out; absent when there is no finite value.</summary>
    /// <param name="values">Values in any order.</param>
    /// <param name="q">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside [0, 1].</exception>
    public static Figure Exact(ReadOnlySpan<double> values, double q) => ExactSorted(SortedSample.From(values), q);

    /// <summary>One quantile of an ascending sample of finite numbers; absent when empty.</summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="q">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside [0, 1].</exception>
    public static Figure ExactSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile level lies in [0, 1].");
        if (sorted.IsEmpty)
            return Figure.Absent("no values");
        var rank = (int)Math.Ceiling(q * sorted.Length) - 1;
        return Figure.Exact(sorted[Math.Clamp(rank, 0, sorted.Length - 1)]);
    }
}
