using ModelWatch.References;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>The 11 quantile edges of a number, snapped to the edges that the reference stored; equal ones count once.</summary>
internal static class NumericEdgeShares
{
    private static readonly double[] Quantiles = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

    public static IEnumerable<ShiftEdge> Of(string? segment, FeatureProfile reference, FeatureProfile current, double tolerance)
    {
        if (reference.Numbers is not { Rows: > 0 } was || current.Numbers is not { Rows: > 0 } now || was.Edges.Digest != now.Edges.Digest)
            yield break;
        var before = Cumulative(was);
        var after = Cumulative(now);
        foreach (var edge in Quantiles.Select(q => Nearest(before, q)).Distinct())
        {
            var label = FormattableString.Invariant($"at or below {was.Edges.Values[edge]:G6}");
            yield return new(
                segment, current.Subject, "ks", label, new(before[edge], was.Rows), new(after[edge], now.Rows), tolerance);
        }
    }

    /// <summary>Share of the weight at or below each edge.</summary>
    private static double[] Cumulative(NumericProfile profile)
    {
        var counts = profile.FixedCounts;
        var shares = new double[profile.Edges.Values.Length];
        double total = 0, below = 0;
        foreach (var count in counts)
            total += count;
        for (var k = 0; k < shares.Length; k++)
        {
            below += counts[k];
            shares[k] = below / total;
        }

        return shares;
    }

    private static int Nearest(double[] shares, double quantile)
    {
        var best = 0;
        for (var k = 1; k < shares.Length; k++)
        {
            if (Math.Abs(shares[k] - quantile) < Math.Abs(shares[best] - quantile))
                best = k;
        }

        return best;
    }
}
