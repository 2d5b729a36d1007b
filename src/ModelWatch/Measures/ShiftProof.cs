using ModelWatch.Statistics.Inference;

namespace ModelWatch.Measures;

/// <summary>
/// Settles whether two Clopper-Pearson intervals lie further apart than a tolerance without their ends: at one place between them it asks
/// on which side each end lies. First by a bound of the binomial tail, which costs two logarithms, then by the tail itself. Pure.
/// </summary>
internal static class ShiftProof
{
    /// <summary>Room left for rounding on either side of a tail; what lies inside is not settled here.</summary>
    private const double Margin = 1e-6;

    /// <summary>True or false where proven, null where it takes the ends.</summary>
    /// <param name="edge">An edge whose shares differ by more than its tolerance.</param>
    /// <param name="tail">The part of an interval's level beyond each of its ends.</param>
    public static bool? Of(ShiftEdge edge, double tail)
    {
        var rises = edge.Current.Share > edge.Reference.Share;
        var (low, high) = rises ? (edge.Reference, edge.Current) : (edge.Current, edge.Reference);
        if (!(low.Share >= 0) || !(high.Share <= 1))
            return null;
        // The place that is as many deviations above the low share as it is, with the tolerance, below the high one.
        double lowSpread = Spread(low), highSpread = Spread(high);
        var place = low.Share + (high.Share - low.Share - edge.Tolerance) * lowSpread / (lowSpread + highSpread);
        var other = place + edge.Tolerance;
        if (TailIsAtLeast(high.Share * high.Rows, high.Rows, other, tail) && TailIsAtLeast((1 - low.Share) * low.Rows, low.Rows, 1 - place, tail))
            return false;
        var above = BinomialTail.AtLeast(high.Share * high.Rows, high.Rows, other);
        var below = BinomialTail.AtLeast((1 - low.Share) * low.Rows, low.Rows, 1 - place);
        if (above > tail * (1 + Margin) && below > tail * (1 + Margin))
            return false;
        return above < tail * (1 - Margin) && below < tail * (1 - Margin) ? true : null;
    }

    private static double Spread(ShiftSample sample) => Math.Sqrt((sample.Share * (1 - sample.Share) + 1 / sample.Rows) / sample.Rows);

    /// <summary>
    /// True only if P(successes or more of n) is surely at least <paramref name="tail"/>, by exp(-n KL(k/n, p)) / sqrt(8 k (1 - k/n))
    /// (Ash 1965, lemma 4.7.2) for whole k between n p and n, and p^n for k = n; counts of weights are rounded up, which makes the tail smaller.
    /// </summary>
    private static bool TailIsAtLeast(double successes, double n, double p, double tail)
    {
        var k = Math.Ceiling(successes - 1e-9 * n);
        if (n != Math.Floor(n) || !(p > 0 && p < 1) || k <= n * p)
            return false;
        if (k >= n)
            return Math.Pow(p, n) >= tail * 1.001;
        var share = k / n;
        var divergence = share * Math.Log(share / p) + (1 - share) * Math.Log((1 - share) / (1 - p));
        return Math.Exp(-n * divergence) / Math.Sqrt(8 * k * (1 - share)) >= tail * 1.001;
    }
}
