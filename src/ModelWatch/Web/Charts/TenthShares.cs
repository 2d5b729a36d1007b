namespace ModelWatch.Web.Charts;

/// <summary>Fine quantile bins of a reference joined into about ten steps of equal reference share.</summary>
public static class TenthShares
{
    /// <returns>Shares by step of the reference and of now, each adding to 1, and the edges between the steps.</returns>
    public static (double[] Reference, double[] Now, double[] Edges) Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> now, ReadOnlySpan<double> edges)
    {
        double total = Sum(reference), current = Sum(now), seen = 0, then = 0, at = 0;
        int next = 1;
        List<double> was = [], shares = [], cuts = [];
        for (int i = 0; i < reference.Length; i++)
        {
            seen += reference[i];
            then += reference[i];
            at += now[i];
            bool full = total > 0 && seen / total >= (next / 10.0) - 1e-9 && then / total > 0.005;
            if (i < edges.Length && (!full || next == 10)) continue;
            was.Add(total > 0 ? then / total : 0);
            shares.Add(current > 0 ? at / current : 0);
            if (i < edges.Length) cuts.Add(edges[i]);
            (then, at) = (0, 0);
            // A heavy number may fill several tenths at once: the next cut is the first that lies above it.
            if (total > 0) next = Math.Min(10, (int)((seen / total * 10) + 1e-6) + 1);
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
