using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The bins of a profile as points: each bin's share at its mean.</summary>
internal static class BinMeans
{
    /// <summary>Fills means and shares (share 0 for an empty bin).</summary>
    /// <returns>Largest mean absolute distance of a value to the mean of its bin.</returns>
    public static double Read(NumericProfile profile, Span<double> means, Span<double> shares)
    {
        var counts = profile.FixedCounts;
        double total = profile.FixedTotal, spread = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            shares[k] = 0;
            if (profile.BinMean(k) is not { } mean)
                continue;
            (means[k], shares[k]) = (mean, counts[k] / total);
            var (low, high) = profile.Extent(k);
            // Values in [low, high] with a given mean are spread most when they all sit at the two ends.
            if (high > low)
                spread += counts[k] * 2 * Math.Max(0, mean - low) * Math.Max(0, high - mean) / (high - low);
        }
        return total == 0 ? 0 : spread / total;
    }

    /// <summary>The integral of |F - G| of two sets of points over the same bins.</summary>
    public static double Distance(ReadOnlySpan<double> means, ReadOnlySpan<double> shares, ReadOnlySpan<double> otherMeans, ReadOnlySpan<double> otherShares) =>
        Integral(means, shares, otherMeans, otherShares, squared: false);

    /// <summary>The integral of (F - G)^2 of two sets of points over the same bins.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> means, ReadOnlySpan<double> shares, ReadOnlySpan<double> otherMeans, ReadOnlySpan<double> otherShares) =>
        Integral(means, shares, otherMeans, otherShares, squared: true);

    private static double Integral(
        ReadOnlySpan<double> means, ReadOnlySpan<double> shares, ReadOnlySpan<double> otherMeans, ReadOnlySpan<double> otherShares, bool squared)
    {
        var sum = new Numerics.NeumaierSum();
        double gap = 0, at = 0;
        for (var k = 0; k < shares.Length; k++)
        {
            double share = shares[k], other = -otherShares[k], mean = means[k], otherMean = otherMeans[k];
            // Bins ascend, so only the two points of one bin have to be put in order.
            if (share != 0 && other != 0 && mean > otherMean)
                (share, other, mean, otherMean) = (other, share, otherMean, mean);
            if (share != 0)
                Step(mean, share, squared, ref at, ref gap, ref sum);
            if (other != 0)
                Step(otherMean, other, squared, ref at, ref gap, ref sum);
        }
        return sum.Value;
    }

    private static void Step(double mean, double share, bool squared, ref double at, ref double gap, ref Numerics.NeumaierSum sum)
    {
        // Before the first point the gap is exactly 0, and so is the term.
        sum.Add((squared ? gap * gap : Math.Abs(gap)) * Math.Max(0, gap == 0 ? 0 : mean - at));
        gap += share;
        at = mean;
    }
}
