namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The maximum mean discrepancy with the Gaussian kernel exp(-d^2 / (2 sigma^2)) (Gretton et al. 2012), exact from rows in (m + n)^2 steps.
/// Weight w equals w repetitions. Pure functions, thread safe. Absent for an empty side, another dimension, or more than
/// <see cref="LargestSample"/> rows in all.
/// </summary>
public static partial class Mmd
{
    /// <summary>Most rows of both sides together: a kernel matrix of 128 MB.</summary>
    public const int LargestSample = 4000;

    /// <summary>The unbiased square (U-statistic), about 0 under no drift and possibly below; absent for fewer than two rows on a side.</summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="sigma">The kernel's width, above 0, such as <see cref="MedianHeuristic"/> gives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is not above 0.</exception>
    public static Figure SquaredUnbiased(VectorSample reference, VectorSample current, double sigma) =>
        Why(reference, current, sigma, 2) is { } why ? Figure.Absent(why) : Squared(reference, current, sigma, unbiased: true);

    /// <summary>The biased square (V-statistic), in [0, 2].</summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="sigma">The kernel's width, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> is not above 0.</exception>
    public static Figure SquaredBiased(VectorSample reference, VectorSample current, double sigma) =>
        Why(reference, current, sigma, 1) is { } why ? Figure.Absent(why) : Squared(reference, current, sigma, unbiased: false);

    /// <summary>
    /// The permutation p-value of the unbiased square of the rows, whose weights are not used: valid for exchangeable rows when sigma does not
    /// depend on the labels (pooled, or fixed beforehand).
    /// </summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="sigma">The kernel's width, above 0.</param>
    /// <param name="random">Seeded.</param>
    /// <param name="permutations">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sigma"/> or <paramref name="permutations"/> is out of range.</exception>
    public static Figure PermutationPValue(
        VectorSample reference, VectorSample current, double sigma, Random random, int permutations = PermutationTest.Permutations)
    {
        if (Why(reference, current, sigma, 2) is { } why)
            return Figure.Absent(why);
        if (reference.Rows < 2 || current.Rows < 2)
            return Figure.Absent("fewer than two vectors on a side");
        var kernel = new KernelMatrix(reference.With(current), sigma);
        var labels = PermutationTest.Labels(reference.Rows, current.Rows);
        double Statistic(bool[] isCurrent) => kernel.Squared(Ones(isCurrent, false), Ones(isCurrent, true), unbiased: true);
        return PermutationTest.PValue(Statistic(labels), labels, Statistic, permutations, random);
    }

    private static Figure Squared(VectorSample reference, VectorSample current, double sigma, bool unbiased) => Figure.Exact(
        new KernelMatrix(reference.With(current), sigma).Squared(
            [.. reference.Weights, .. new double[current.Rows]], [.. new double[reference.Rows], .. current.Weights], unbiased));

    private static double[] Ones(bool[] labels, bool side) => Array.ConvertAll(labels, label => label == side ? 1.0 : 0.0);

    private static string? Why(VectorSample reference, VectorSample current, double sigma, int least)
    {
        if (!(sigma > 0) || !double.IsFinite(sigma))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A kernel width is above 0.");
        return VectorSample.Why(reference, current, least)
            ?? (reference.Rows + (long)current.Rows > LargestSample ? "more than 4,000 vectors for a kernel matrix" : null);
    }
}
