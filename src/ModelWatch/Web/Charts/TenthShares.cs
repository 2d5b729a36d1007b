namespace ModelWatch.Web.Charts;

/// <summary>Fine quantile bins of a reference joined into about ten steps of equal reference share.</summary>
public static class TenthShares
{
    /// <returns>Shares by step of the reference and of now, each adding to 1, and the edges between the steps.</returns>
    public static (double[] Reference, double[] Now, double[] Edges) Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> now, ReadOnlySpan<double> edges)
    {
        double total = Sum(reference), current = Sum(now), seen = 0, then = 0, at = 0;
        List<double> was = [], shares = [], cuts = [];
        for (int i = 0; i < reference.Length; i++)
        {
            seen += reference[i];
            then += reference[i];
            at += now[i];
            bool full = total > 0 && seen / total >= ((was.Count + 1) / 10.0) - 1e-9 && then / total > 0.005;
            if (i < edges.Length && (!full || was.Count == 9)) continue;
            was.Add(total > 0 ? then / total : 0);
            shares.Add(current > 0 ? at / current : 0);
            if (i < edges.Length) cuts.Add(edges[i]);
            (then, at) = (0, 0);
        }
        return ([.. was], [.. shares], [.. cuts]);
    }

    private static double Sum(ReadOnlySpan<long> counts)
    {
        double sum = 0;
        foreach (long count in counts) sum += count;
        return sum;
    }
}
