using MathNet.Numerics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// How well a classifier tells current from reference rows, from its scores on rows that it was not fitted on (large = current). NaN and
/// infinities are left out. Out-of-fold scores share fits, so their p-values here are approximate; exact on a disjoint test split. The
/// valid default is <see cref="PermutationTest.PValue"/> with a statistic that fits again. Pure functions, thread safe.
/// </summary>
public static class DomainClassifier
{
    /// <summary>The chance that a current row has the larger score, ties one half, in [0, 1]; absent for an empty side.</summary>
    /// <param name="reference">Scores of the reference rows.</param>
    /// <param name="current">Scores of the current rows.</param>
    public static Figure Auc(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (wins, _, m, n) = Ranked(reference, current);
        return Reasons.Empty(m, n) is { } why ? Figure.Absent(why) : Figure.Exact(wins / ((double)m * n));
    }

    /// <summary>The same with weights, w as w repetitions; rows whose weight is not above 0 are left out.</summary>
    /// <param name="reference">Scores of the reference rows.</param>
    /// <param name="current">Scores of the current rows.</param>
    /// <param name="referenceWeights">A weight a reference row.</param>
    /// <param name="currentWeights">A weight a current row.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure WeightedAuc(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ReadOnlySpan<double> referenceWeights, ReadOnlySpan<double> currentWeights)
    {
        var (left, leftWeights) = Usable(reference, referenceWeights);
        var (right, rightWeights) = Usable(current, currentWeights);
        if (Reasons.Empty(left.Length, right.Length) is { } why)
            return Figure.Absent(why);
        double wins = 0, before = 0;
        for (int i = 0, j = 0; j < right.Length;)
        {
            double x = right[j], here = 0, hereCurrent = 0;
            while (i < left.Length && left[i] < x)
                before += leftWeights[i++];
            while (i < left.Length && left[i] == x)
                here += leftWeights[i++];
            while (j < right.Length && right[j] == x)
                hereCurrent += rightWeights[j++];
            wins += hereCurrent * (before + here / 2);
            before += here;
        }
        return Figure.Of(Math.Clamp(wins / (leftWeights.Sum() * rightWeights.Sum()), 0, 1));
    }

    /// <summary>
    /// The one-sided p-value of the Mann-Whitney test (current larger): normal law, variance corrected for ties, continuity 1/2. Absent for
    /// an empty side and when all scores are equal.
    /// </summary>
    /// <param name="reference">Scores of the reference rows.</param>
    /// <param name="current">Scores of the current rows.</param>
    public static Figure MannWhitneyPValue(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (wins, ties, m, n) = Ranked(reference, current);
        if (Reasons.Empty(m, n) is { } why)
            return Figure.Absent(why);
        double total = (double)m + n, product = (double)m * n;
        var variance = product / 12 * (total + 1 - ties / (total * (total - 1)));
        if (!(variance > 1e-12 * product))
            return Figure.Absent("all scores are equal");
        var z = (wins - product / 2 - 0.5) / Math.Sqrt(variance);
        var tail = GammaTail.NormalTwoSided(z) / 2;
        return Figure.Of(z >= 0 ? tail : 1 - tail);
    }

    /// <summary>
    /// P(at least so many right answers) when the larger share of the rows is the chance of one: binomial, one-sided. A row counts as
    /// current when its score is at least the threshold. Absent for an empty side.
    /// </summary>
    /// <param name="reference">Scores of the reference rows.</param>
    /// <param name="current">Scores of the current rows.</param>
    /// <param name="threshold">The score from which a row is called current, inclusive.</param>
    public static Figure AccuracyPValue(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double threshold = 0.5)
    {
        double[] left = SortedSample.From(reference), right = SortedSample.From(current);
        if (Reasons.Empty(left.Length, right.Length) is { } why)
            return Figure.Absent(why);
        int total = left.Length + right.Length, correct = left.Count(s => s < threshold) + right.Count(s => s >= threshold);
        var share = Math.Max(left.Length, right.Length) / (double)total;
        return Figure.Of(correct == 0 ? 1 : SpecialFunctions.BetaRegularized(correct, total - correct + 1, share));
    }

    private static (double[] Scores, double[] Weights) Usable(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        if (scores.Length != weights.Length)
            throw new ArgumentException("Scores and weights differ in length.", nameof(weights));
        List<double> kept = [], keptWeights = [];
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]) || !(weights[i] > 0) || !double.IsFinite(weights[i]))
                continue;
            kept.Add(scores[i]);
            keptWeights.Add(weights[i]);
        }
        double[] sorted = [.. kept], beside = [.. keptWeights];
        Array.Sort(sorted, beside);
        return (sorted, beside);
    }

    // Pairs that the current row wins (ties one half), and the sum of t^3 - t over groups of t equal scores.
    private static (double Wins, double Ties, int M, int N) Ranked(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        double[] left = SortedSample.From(reference), right = SortedSample.From(current);
        double wins = 0, ties = 0;
        var walk = new TieWalk(left, right);
        while (walk.Next())
        {
            double here = walk.Here + walk.HereCurrent;
            wins += walk.HereCurrent * (walk.Before + walk.Here / 2.0);
            ties += here * (here * here - 1);
        }
        return (wins, ties, left.Length, right.Length);
    }
}
