using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>Equivalence to another period by two one-sided tests (Schuirmann 1987). Pure functions, thread safe.</summary>
public static class Equivalence
{
    /// <summary>
    /// Two proportions, by the normal law with one success and one failure added to each side (Agresti and Caffo 2000), so that a side without
    /// events still varies; the difference printed is the plain one. Absent without trials.
    /// </summary>
    /// <param name="successes">Successes of the first, 0 to its trials.</param>
    /// <param name="trials">Trials of the first, 0 or more.</param>
    /// <param name="otherSuccesses">Successes of the second.</param>
    /// <param name="otherTrials">Trials of the second.</param>
    /// <param name="margin">The largest difference that does not matter, above 0.</param>
    /// <param name="alpha">Of each test, in (0, 0.5).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count, the margin or alpha is out of range.</exception>
    public static EquivalenceTest Proportions(
        double successes, double trials, double otherSuccesses, double otherTrials, double margin, double alpha = 0.05)
    {
        Check(margin, alpha);
        Figure one = Proportion.Wilson(successes, trials), two = Proportion.Wilson(otherSuccesses, otherTrials);
        if (one.Value is not { } p1 || two.Value is not { } p2)
            return Absent("no trials");
        double s1 = (successes + 1) / (trials + 2), s2 = (otherSuccesses + 1) / (otherTrials + 2);
        var error = Math.Sqrt(s1 * (1 - s1) / (trials + 2) + s2 * (1 - s2) / (otherTrials + 2));
        return Result(p1 - p2, s1 - s2, error, margin, alpha, t => Normal.CDF(0, 1, t), Normal.InvCDF(0, 1, 1 - alpha));
    }

    /// <summary>Two means, by Welch's t. Absent when a side has fewer than two values or neither varies.</summary>
    /// <param name="mean">Mean of the first.</param>
    /// <param name="variance">Its sample variance (ddof 1), 0 or more.</param>
    /// <param name="n">Its number of values, the effective one when weighted.</param>
    /// <param name="otherMean">Mean of the second.</param>
    /// <param name="otherVariance">Its sample variance.</param>
    /// <param name="otherN">Its number of values.</param>
    /// <param name="margin">The largest difference that does not matter, above 0, in the unit of the means.</param>
    /// <param name="alpha">Of each test, in (0, 0.5).</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin or alpha is out of range.</exception>
    public static EquivalenceTest Means(
        double mean, double variance, double n, double otherMean, double otherVariance, double otherN, double margin, double alpha = 0.05)
    {
        Check(margin, alpha);
        if (!(n >= 2 && otherN >= 2))
            return Absent("a side has fewer than two values");
        double a = variance / n, b = otherVariance / otherN;
        if (!(a >= 0 && b >= 0 && a + b > 0) || !double.IsFinite(a + b + mean + otherMean))
            return Absent("neither side varies");
        var degrees = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (otherN - 1));
        var gap = mean - otherMean;
        return Result(
            gap, gap, Math.Sqrt(a + b), margin, alpha, t => StudentT.CDF(0, 1, degrees, t), StudentT.InvCDF(0, 1, degrees, 1 - alpha));
    }

    private static EquivalenceTest Result(
        double shown, double centre, double error, double margin, double alpha, Func<double, double> below, double quantile)
    {
        var p = Math.Max(below((centre - margin) / error), below((-centre - margin) / error));
        var difference = Figure.Of(shown).Within(centre - quantile * error, centre + quantile * error, 1 - 2 * alpha);
        return new EquivalenceTest(difference, Figure.Of(p), Criterion.Between(difference, -margin, margin));
    }

    private static EquivalenceTest Absent(string why) => new(Figure.Absent(why), Figure.Absent(why), Verdict.NotAssessable);

    private static void Check(double margin, double alpha)
    {
        if (!(margin > 0) || !double.IsFinite(margin))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is above 0.");
        if (!(alpha > 0 && alpha < 0.5))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha lies in (0, 0.5).");
    }
}
