namespace ModelWatch.Measures.Learned;

/// <summary>
/// How much more often each reference row occurs now: P(now | row) / P(reference | row), times the ratio of the two sizes. By boosted trees,
/// each row judged by a fit that did not see it.
/// </summary>
internal static class DensityRatio
{
    private const int Folds = 5;

    /// <summary>A probability is held this far from 0 and 1: no row may weigh more than the sample can tell.</summary>
    private const double Edge = 0.005;

    /// <summary>The ratio of each reference row, above 0; null where a number is too large to be learned from.</summary>
    public static double[]? Of(IReadOnlyList<double[]> reference, IReadOnlyList<double[]> current, Random random)
    {
        var folds = Enumerable.Range(0, reference.Count + current.Count).Select(i => i % Folds).ToArray();
        random.Shuffle(folds);
        double[][] all = [.. reference, .. current];
        var ratios = new double[reference.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var fitted = Enumerable.Range(0, all.Length).Where(i => folds[i] != fold).ToList();
            var held = Enumerable.Range(0, reference.Count).Where(i => folds[i] == fold).ToList();
            if (held.Count == 0)
                continue;
            var now = BoostedTrees.Probability([.. fitted.Select(i => all[i])], [.. fitted.Select(i => i >= reference.Count)], [.. held.Select(i => all[i])]);
            if (now is null)
                return null;
            for (var k = 0; k < held.Count; k++)
            {
                var p = Math.Clamp(now[k], Edge, 1 - Edge);
                ratios[held[k]] = p / (1 - p) * reference.Count / current.Count;
            }
        }

        return ratios;
    }
}
