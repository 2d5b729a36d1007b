namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The sliced Wasserstein-1 distance: the mean over unit directions of the distance of the projections (Bonneel et al. 2015), in the unit of
/// the vectors, 0 or more. Weight w equals w repetitions. Pure functions, thread safe. Absent for an empty side or another dimension.
/// </summary>
public static partial class SlicedWasserstein
{
    /// <summary>The distance over given directions, exact for these.</summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="directions">One or more, each of the dimension of the rows.</param>
    /// <exception cref="ArgumentException">There is no direction, or one of another length.</exception>
    public static Figure Exact(VectorSample reference, VectorSample current, IReadOnlyList<double[]> directions)
    {
        if (VectorSample.Why(reference, current) is { } why)
            return Figure.Absent(why);
        Demand(directions, reference.Dimension);
        var pooled = reference.With(current);
        double[] steps = [.. Shares(reference, 1), .. Shares(current, -1)];
        return Figure.Exact(directions.Select(d => Sorted(pooled, d)).Average(w => Gap(w.Values, w.Rows, steps)));
    }

    /// <summary>The permutation p-value of <see cref="Exact"/> over fixed directions, without weights; valid for exchangeable rows.</summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="directions">One or more, each of the dimension of the rows.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="permutations">1 or more.</param>
    /// <exception cref="ArgumentException">There is no direction, or one of another length.</exception>
    public static Figure PermutationPValue(VectorSample reference, VectorSample current, IReadOnlyList<double[]> directions, Random random,
        int permutations = PermutationTest.Permutations)
    {
        if (VectorSample.Why(reference, current) is { } why)
            return Figure.Absent(why);
        Demand(directions, reference.Dimension);
        var pooled = reference.With(current);
        var walks = directions.Select(d => Sorted(pooled, d)).ToArray();
        var labels = PermutationTest.Labels(reference.Rows, current.Rows);
        double m = reference.Rows, n = current.Rows;
        double Statistic(bool[] isCurrent)
        {
            var steps = Array.ConvertAll(isCurrent, c => c ? -1 / n : 1 / m);
            return walks.Average(w => Gap(w.Values, w.Rows, steps));
        }
        return PermutationTest.PValue(Statistic(labels), labels, Statistic, permutations, random);
    }

    private static void Demand(IReadOnlyList<double[]> directions, int dimension)
    {
        ArgumentNullException.ThrowIfNull(directions);
        if (directions.Count == 0 || directions.Any(d => d.Length != dimension))
            throw new ArgumentException("Directions are one or more, of the dimension of the vectors.", nameof(directions));
    }

    private static double[] Shares(VectorSample rows, int sign) => Array.ConvertAll(rows.Weights.ToArray(), w => sign * w / rows.Weight);

    private static (double[] Values, int[] Rows) Sorted(VectorSample rows, double[] direction)
    {
        var order = Enumerable.Range(0, rows.Rows).ToArray();
        var values = Array.ConvertAll(order, i => rows.Dot(i, direction));
        Array.Sort(values, order);
        return (values, order);
    }

    // The integral of |F - G|, from the step that each row makes in F - G.
    private static double Gap(double[] values, int[] rows, double[] steps)
    {
        double sum = 0, gap = 0;
        for (var i = 0; i + 1 < rows.Length; i++)
        {
            gap += steps[rows[i]];
            sum += Math.Abs(gap) * (values[i + 1] - values[i]);
        }
        return sum;
    }
}
