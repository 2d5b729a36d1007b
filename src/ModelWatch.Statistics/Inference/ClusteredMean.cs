using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>The mean of rows that come in clusters (one patient, batch or site), with a cluster-robust interval. Pure, thread safe.</summary>
public static class ClusteredMean
{
    /// <summary>
    /// sum w x / sum w, with SE^2 = G / (G - 1) * sum over clusters of (sum w (x - mean))^2 / (sum w)^2 (Liang and Zeger 1986) and the t quantile at
    /// G - 1 degrees of freedom. Absent without weight or with a value that is not finite; without an interval with fewer than two clusters.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="clusters">The cluster of each.</param>
    /// <param name="weights">Weights, 0 or more; null for 1 each. Weight w is w rows of the same cluster.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static Figure Of(
        IReadOnlyList<double> values, IReadOnlyList<int> clusters, IReadOnlyList<double>? weights = null, double level = Proportion.Level)
    {
        if (values.Count != clusters.Count || (weights is not null && weights.Count != values.Count))
            throw new ArgumentException("Every value has a cluster and a weight.", nameof(clusters));
        double Weight(int row) => weights?[row] ?? 1;
        var rows = Enumerable.Range(0, values.Count).Where(row => Weight(row) > 0).ToArray();
        var total = rows.Sum(Weight);
        if (!(total > 0))
            return Figure.Absent("no rows");
        var mean = rows.Sum(row => Weight(row) * values[row]) / total;
        var figure = Figure.Of(mean);
        var sums = rows.GroupBy(row => clusters[row]).Select(group => group.Sum(row => Weight(row) * (values[row] - mean))).ToArray();
        if (!figure.IsPresent || sums.Length < 2)
            return figure;
        double count = sums.Length;
        var error = Math.Sqrt(count / (count - 1) * sums.Sum(sum => sum * sum)) / total;
        var half = StudentT.InvCDF(0, 1, count - 1, 0.5 + level / 2) * error;
        return figure.Within(mean - half, mean + half, level);
    }
}
