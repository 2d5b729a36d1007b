using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// Reference and current weights over the same bins or categories: what every divergence reads. Made once, used for all of them.
/// Immutable and thread safe.
/// </summary>
public sealed partial class PairedCounts
{
    private readonly double[] reference;
    private readonly double[] current;

    internal PairedCounts(double[] reference, double[] current, double shareError = 0)
    {
        this.reference = reference;
        this.current = current;
        ReferenceTotal = reference.Sum();
        CurrentTotal = current.Sum();
        ShareError = shareError;
        Why = ReferenceTotal <= 0 ? Reasons.NoReference : CurrentTotal <= 0 ? Reasons.NoCurrent : null;
    }

    /// <summary>Reference weight a bin or category.</summary>
    public IReadOnlyList<double> Reference => reference;

    /// <summary>Current weight a bin or category, in the same order.</summary>
    public IReadOnlyList<double> Current => current;

    /// <summary>Sum of the reference weights.</summary>
    public double ReferenceTotal { get; }

    /// <summary>Sum of the current weights.</summary>
    public double CurrentTotal { get; }

    /// <summary>Largest error of one share; 0 unless a category profile left its exact counts.</summary>
    public double ShareError { get; }

    /// <summary>Why nothing can be compared; null when both sides have weight.</summary>
    public string? Why { get; }

    /// <summary>Number of bins or categories.</summary>
    public int Length => reference.Length;

    internal double ReferenceShare(int k) => reference[k] / ReferenceTotal;

    internal double CurrentShare(int k) => current[k] / CurrentTotal;

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
        var last = DecileBins.Of(reference);
        return new PairedCounts(DecileBins.Weights(reference.FixedCounts, last), DecileBins.Weights(current.FixedCounts, last));
    }

    /// <summary>The same with what is read of the reference worked out before.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static PairedCounts Deciles(NumericBaseline reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        return new PairedCounts(reference.DecileWeights, DecileBins.Weights(current.FixedCounts, reference.Deciles));
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
}
