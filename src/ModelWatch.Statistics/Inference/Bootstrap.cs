using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>
/// The bootstrap interval with correction for bias and acceleration (BCa, Efron 1987), of rows or of whole clusters. Costs one evaluation a draw and
/// up to 500 for the jackknife. The same seed gives the same interval. Thread safe with a Random of its own.
/// </summary>
public static class Bootstrap
{
    /// <summary>The usual number of draws.</summary>
    public const int Draws = 2000;

    private const int Blocks = 500;

    /// <summary>The mean with its BCa interval; absent without values, without an interval when they are fewer than 2 or all equal.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="draws">100 or more.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Mean(IReadOnlyList<double> values, Random random, int draws = Draws, double level = Proportion.Level) =>
        Bca(values.Count, rows => Average(values, rows), random, draws, level);

    /// <summary>The mean with the BCa interval of whole clusters drawn together; as <see cref="Mean"/>, with clusters for values.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="clusters">The cluster of each value.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="draws">100 or more.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentException">Values and clusters differ in length.</exception>
    public static Figure ClusterMean(
        IReadOnlyList<double> values, IReadOnlyList<int> clusters, Random random, int draws = Draws, double level = Proportion.Level)
    {
        if (values.Count != clusters.Count)
            throw new ArgumentException("Every value has a cluster.", nameof(clusters));
        return Bca(clusters, rows => Average(values, rows), random, draws, level);
    }

    /// <summary>Any statistic of rows. Without rows, or where it is not finite on all rows, absent; without an interval where a draw is not finite or all are equal.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="statistic">The statistic of the rows with these indices, repeats included; NaN where it is undefined.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="draws">100 or more.</param>
    /// <param name="level">In (0, 1).</param>
    public static Figure Bca(int rows, Func<int[], double> statistic, Random random, int draws = Draws, double level = Proportion.Level) =>
        Bca([.. Enumerable.Range(0, rows)], statistic, random, draws, level);

    /// <summary>Any statistic of rows, whole clusters drawn together; as for rows.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="statistic">The statistic of the rows with these indices, repeats included; NaN where it is undefined.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="draws">100 or more.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Draws or level are out of range.</exception>
    public static Figure Bca(
        IReadOnlyList<int> clusters, Func<int[], double> statistic, Random random, int draws = Draws, double level = Proportion.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies in (0, 1).");
        if (clusters.Count == 0)
            return Figure.Absent("no rows");
        int[] all = [.. Enumerable.Range(0, clusters.Count)];
        var units = all.GroupBy(row => clusters[row]).Select(group => group.ToArray()).ToArray();
        var figure = Figure.Of(statistic(all));
        if (figure.Value is not { } value || units.Length < 2)
            return figure;
        var drawn = new double[draws];
        for (var draw = 0; draw < draws; draw++)
            drawn[draw] = statistic(Drawn(units, random));
        Array.Sort(drawn);
        if (!drawn.All(double.IsFinite) || drawn[0] == drawn[^1] || Acceleration(units, statistic) is not { } pull)
            return figure;
        // Draws of the same rows in another order differ by rounding from the value, and count one half as a tie does.
        var tie = 1e-12 * (drawn[^1] - drawn[0]);
        var below = (drawn.Count(draw => draw < value - tie) + drawn.Count(draw => draw <= value + tie)) / (2.0 * draws);
        if (below is 0 or 1)
            return figure;
        var bias = Normal.InvCDF(0, 1, below);
        double At(double z) => Quantile(drawn, Normal.CDF(0, 1, bias + (bias + z) / (1 - pull * (bias + z))));
        var wide = Proportion.Z(level);
        return figure.Within(At(-wide), At(wide), level);
    }

    /// <summary>
    /// A sixth of the skewness of the statistic with units left out: one at a time, or in blocks when they are many, which leaves the skewness of the
    /// sum as it is.
    /// </summary>
    private static double? Acceleration(int[][] units, Func<int[], double> statistic)
    {
        var left = new double[Math.Min(units.Length, Blocks)];
        for (var block = 0; block < left.Length; block++)
            left[block] = statistic(Without(units, block, left.Length));
        var mean = left.Average();
        double squares = left.Sum(x => (mean - x) * (mean - x)), cubes = left.Sum(x => Math.Pow(mean - x, 3));
        return !double.IsFinite(squares) ? null : squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    private static int[] Drawn(int[][] units, Random random)
    {
        var rows = new List<int>(units.Length);
        for (var i = 0; i < units.Length; i++)
            rows.AddRange(units[random.Next(units.Length)]);
        return [.. rows];
    }

    private static int[] Without(int[][] units, int block, int blocks)
    {
        var rows = new List<int>(units.Length);
        for (var i = 0; i < units.Length; i++)
        {
            if (i % blocks != block)
                rows.AddRange(units[i]);
        }
        return [.. rows];
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 >= sorted.Length ? sorted[^1] : sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]);
    }

    private static double Average(IReadOnlyList<double> values, int[] rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += values[row];
        return sum / rows.Length;
    }
}
