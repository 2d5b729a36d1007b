namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// The permutation p-value p = (1 + #{T* &gt;= T}) / (1 + N): valid at any N, never 0 (Phipson and Smyth 2010). Values within rounding of the
/// observed one count as reaching it.
/// </summary>
public static class PermutationTest
{
    /// <summary>Permutations unless said: the smallest p is then 1/200.</summary>
    public const int Permutations = 199;

    /// <summary>
    /// The p-value of an observed statistic. A drawn NaN counts as reaching it, so that a failed draw cannot make the p-value too small.
    /// </summary>
    /// <param name="observed">The statistic with the true labels; large speaks for a difference.</param>
    /// <param name="isCurrent">The true labels a row; handed shuffled to <paramref name="statistic"/>.</param>
    /// <param name="statistic">The statistic for a labelling; it must not keep or change the array.</param>
    /// <param name="permutations">The number N, 1 or more.</param>
    /// <param name="random">Seeded; the same seed gives the same p-value.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permutations"/> is below 1.</exception>
    public static Figure PValue(double observed, ReadOnlySpan<bool> isCurrent, Func<bool[], double> statistic, int permutations, Random random)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        if (double.IsNaN(observed))
            return Figure.Absent("the statistic is not a number");
        var labels = isCurrent.ToArray();
        if (!labels.Contains(true) || !labels.Contains(false))
            return Figure.Absent(labels.Contains(true) ? "no reference rows" : "no current rows");
        var bound = observed - 1e-12 * (1 + Math.Abs(observed));
        var reached = 0;
        for (var k = 0; k < permutations; k++)
        {
            random.Shuffle(labels);
            reached += statistic(labels) < bound ? 0 : 1;
        }
        return Figure.Of((1.0 + reached) / (1 + permutations));
    }

    internal static bool[] Labels(int reference, int current) =>
        [.. Enumerable.Repeat(false, reference), .. Enumerable.Repeat(true, current)];
}
