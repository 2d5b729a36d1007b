using ModelWatch.References;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>The 11 quantile edges of a number, snapped to the edges that the reference stored; equal ones count once.</summary>
internal static class NumericEdgeShares
{
    private static readonly double[] Quantiles = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

    public static void Add(List<ShiftEdge> edges, MeasureScope scope, FeatureProfile reference, FeatureProfile current, double tolerance)
    {
        if (reference.Numbers is not { Rows: > 0 } was || current.Numbers is not { Rows: > 0 } now)
            return;
        if (!ReferenceEquals(was.Edges, now.Edges) && was.Edges.Digest != now.Edges.Digest)
            return;
        var counts = now.FixedCounts;
        double total = 0, below = 0;
        foreach (var count in counts)
            total += count;
        var rows = scope.Effective(now.Rows);
        var bin = 0;
        var chosen = FeatureBaseline.Of(reference).NumberEdges;
        for (var k = 0; k < chosen.Count; k++)
        {
            var edge = chosen[k];
            for (; bin <= edge.Index; bin++)
                below += counts[bin];
            edges.Add(new(scope.Contents.Segment, current.Subject, "ks", edge.Label, new(edge.Share, was.Rows), new(below / total, rows), tolerance));
        }
    }

    /// <summary>The stored edges next to the quantiles, ascending.</summary>
    public static IReadOnlyList<NumberEdge> Edges(NumericProfile reference)
    {
        if (reference.Rows == 0)
            return [];
        var shares = Cumulative(reference);
        return
        [
            .. Quantiles.Select(q => Nearest(shares, q)).Distinct().Order().Select(
                edge => new NumberEdge(edge, FormattableString.Invariant($"at or below {reference.Edges.Values[edge]:G6}"), shares[edge])),
        ];
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
