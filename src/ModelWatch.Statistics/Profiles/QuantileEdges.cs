namespace ModelWatch.Statistics.Profiles;

/// <summary>The rule that turns a sorted reference into edges; one rule for storage (B = 200) and for q10.</summary>
internal static class QuantileEdges
{
    /// <summary>Inverted-CDF quantiles k/B, repeated ones once, heavy repeated edges isolated; with the outer edges when asked.</summary>
    public static double[] Of(ReadOnlySpan<double> sorted, int bins, bool outer)
    {
        var edges = new SortedSet<double>();
        for (var k = 1; k < bins; k++)
            Add(edges, sorted, SortedSample.InvertedCdf(sorted, k, bins), bins);
        if (outer)
        {
            Add(edges, sorted, sorted[^1], bins);
            edges.Add(Below(sorted[0]));
        }
        return [.. edges];
    }

    /// <summary>Largest share of the sample in a bin that is not a single number.</summary>
    public static double MaxBinMass(ReadOnlySpan<double> sorted, ReadOnlySpan<double> edges)
    {
        var largest = 0;
        var before = SortedSample.CountAtMost(sorted, edges[0]);
        for (var k = 1; k < edges.Length; k++)
        {
            var here = SortedSample.CountAtMost(sorted, edges[k]);
            if (Math.BitIncrement(edges[k - 1]) != edges[k])
                largest = Math.Max(largest, here - before);
            before = here;
        }
        return largest / (double)sorted.Length;
    }

    private static void Add(SortedSet<double> edges, ReadOnlySpan<double> sorted, double edge, int bins)
    {
        edge += 0.0; // -0 and 0 are one number: keep one form
        if (!edges.Add(edge))
            return;
        var copies = SortedSample.CountAtMost(sorted, edge) - SortedSample.CountBelow(sorted, edge);
        if (copies >= 2 && copies * 4.0 * bins >= sorted.Length)
            edges.Add(Below(edge));
    }

    // The smallest finite number has no finite predecessor; it then is its own lower edge.
    private static double Below(double value) => value == double.MinValue ? value : Math.BitDecrement(value);
}
