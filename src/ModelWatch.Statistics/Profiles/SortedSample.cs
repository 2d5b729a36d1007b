using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Questions to an ascending sample of finite numbers.</summary>
public static class SortedSample
{
    /// <summary>The finite numbers of a sample, sorted ascending; NaN and infinities are left out.</summary>
    /// <param name="values">Any numbers in any order.</param>
    public static double[] From(ReadOnlySpan<double> values)
    {
        var finite = 0;
        foreach (var value in values)
            finite += double.IsFinite(value) ? 1 : 0;
        var kept = GC.AllocateUninitializedArray<double>(finite);
        var n = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                kept[n++] = value + 0.0; // -0 and 0 are one number: keep one form
        }
        RadixSort.Sort(kept.AsSpan());
        return kept;
    }

    /// <summary>The k/parts quantile by the inverted CDF (Hyndman-Fan 1, numpy <c>inverted_cdf</c>): a value of the sample.</summary>
    /// <param name="sorted">Ascending, not empty.</param>
    /// <param name="k">0 to <paramref name="parts"/>; 0 gives the smallest value.</param>
    /// <param name="parts">1 or more.</param>
    public static double InvertedCdf(ReadOnlySpan<double> sorted, int k, int parts)
    {
        var rank = ((long)sorted.Length * k + parts - 1) / parts;
        return sorted[(int)Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }

    /// <summary>How many values are at most <paramref name="x"/>.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="x">The bound, inclusive.</param>
    public static int CountAtMost(ReadOnlySpan<double> sorted, double x)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many values are below <paramref name="x"/>.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="x">The bound, exclusive.</param>
    public static int CountBelow(ReadOnlySpan<double> sorted, double x)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    internal static void Demand(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("The sample is empty.", nameof(sorted));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i]) || (i > 0 && sorted[i] < sorted[i - 1]))
                throw new ArgumentException("The sample is not sorted and finite.", nameof(sorted));
        }
    }
}
