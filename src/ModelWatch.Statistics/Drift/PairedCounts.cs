using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// Reference and current weights over the same bins or categories: what every divergence reads. Made once, used for all of them.
/// Immutable and thread safe.
/// </summary>
public sealed partial class PairedCounts
{
    internal PairedCounts(double[] reference, double[] current, double shareError = 0)
    {
        Reference = reference;
        Current = current;
        ReferenceTotal = reference.Sum();
        CurrentTotal = current.Sum();
        ShareError = shareError;
        Why = ReferenceTotal <= 0 ? Reasons.NoReference : CurrentTotal <= 0 ? Reasons.NoCurrent : null;
    }

    /// <summary>Reference weight a bin or category.</summary>
    public IReadOnlyList<double> Reference { get; }

    /// <summary>Current weight a bin or category, in the same order.</summary>
    public IReadOnlyList<double> Current { get; }

    /// <summary>Sum of the reference weights.</summary>
    public double ReferenceTotal { get; }

    /// <summary>Sum of the current weights.</summary>
    public double CurrentTotal { get; }

    /// <summary>Largest error of one share; 0 unless a category profile left its exact counts.</summary>
    public double ShareError { get; }

    /// <summary>Why nothing can be compared; null when both sides have weight.</summary>
    public string? Why { get; }

    /// <summary>Number of bins or categories.</summary>
    public int Length => Reference.Count;

    internal double ReferenceShare(int k) => Reference[k] / ReferenceTotal;

    internal double CurrentShare(int k) => Current[k] / CurrentTotal;

    /// <summary>
    /// Counts on the reference deciles (contract section 6, q10): inner quantiles k/10 by the inverted CDF, right-closed, repeated ones once,
    /// values with at least 1/40 of the reference in a bin of their own, outer bins unbounded.
    /// </summary>
    /// <param name="reference">Reference values in any order; NaN and infinities are left out.</param>
    /// <param name="current">Current values in any order; NaN and infinities are left out.</param>
    public static PairedCounts Deciles(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var sorted = SortedSample.From(reference);
        if (sorted.Length == 0)
            return new PairedCounts([], []);
        var edges = QuantileEdges.Of(sorted, 10, outer: false);
        return new PairedCounts(Counts(edges, sorted), Counts(edges, SortedSample.From(current)));
    }

    /// <summary>The same counts from profiles: equal to those of the raw values when the edges hold the deciles (B = 200 does).</summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static PairedCounts Deciles(NumericProfile reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        var last = DecileBins(reference);
        return new PairedCounts(Grouped(reference.FixedCounts, last), Grouped(current.FixedCounts, last));
    }

    private static double[] Counts(double[] edges, double[] sorted)
    {
        var counts = new double[edges.Length + 1];
        var before = 0;
        for (var k = 0; k < edges.Length; k++)
        {
            var here = SortedSample.CountAtMost(sorted, edges[k]);
            counts[k] = here - before;
            before = here;
        }
        counts[^1] = sorted.Length - before;
        return counts;
    }

    /// <summary>The storage bins that end at a decile edge, ascending.</summary>
    private static SortedSet<int> DecileBins(NumericProfile reference)
    {
        var chosen = new SortedSet<int>();
        var counts = reference.FixedCounts;
        var total = (Int128)reference.FixedTotal;
        Int128 sum = 0;
        var k = 1;
        for (var bin = 0; bin < counts.Length - 1 && k < 10 && total > 0; bin++)
        {
            sum += counts[bin];
            var isDecile = false;
            for (; k < 10 && sum * 10 >= total * k; k++)
                isDecile = true;
            if (!isDecile)
                continue;
            chosen.Add(bin);
            if (reference.Edges.IsSingleNumber(bin) && counts[bin] >= 2 * FixedWeight.One && (Int128)counts[bin] * 40 >= total)
                chosen.Add(bin - 1);
        }
        return chosen;
    }

    private static double[] Grouped(ReadOnlySpan<long> counts, SortedSet<int> last)
    {
        var grouped = new double[last.Count + 1];
        var at = 0;
        long sum = 0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            sum += counts[bin];
            if (!last.Contains(bin) && bin < counts.Length - 1)
                continue;
            grouped[at++] = FixedWeight.ToDouble(sum);
            sum = 0;
        }
        return grouped;
    }
}
