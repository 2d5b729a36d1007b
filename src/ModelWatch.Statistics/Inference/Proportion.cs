using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Inference;

/// <summary>Intervals of a proportion. Counts may be weighted sums. Pure functions, thread safe.</summary>
public static class Proportion
{
    /// <summary>The usual level of an interval.</summary>
    public const double Level = 0.95;

    /// <summary>The proportion with its Wilson interval (Wilson 1927); absent without trials.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts or level are out of range.</exception>
    public static Figure Wilson(double successes, double trials, double level = Level)
    {
        successes = Demand(successes, trials, level);
        if (trials == 0)
            return Figure.Absent("no trials");
        var (lower, upper) = WilsonEnds(successes, trials, level);
        return Figure.Exact(successes / trials).Within(lower, upper, level);
    }

    /// <summary>
    /// The proportion with its Clopper-Pearson interval (1934), never short of the level; absent without trials.
    /// </summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts or level are out of range.</exception>
    public static Figure ClopperPearson(double successes, double trials, double level = Level)
    {
        successes = Demand(successes, trials, level);
        if (trials == 0)
            return Figure.Absent("no trials");
        var tail = (1 - level) / 2;
        var lower = successes == 0 ? 0 : Numerics.BetaQuantile.Of(successes, trials - successes + 1, tail);
        var upper = successes == trials ? 1 : Numerics.BetaQuantile.Of(successes + 1, trials - successes, 1 - tail);
        return Figure.Exact(successes / trials).Within(lower, upper, level);
    }

    /// <summary>First minus second proportion with the interval of Newcombe (1998, method 10); absent when a side has no trials.</summary>
    /// <param name="successes">Successes of the first.</param>
    /// <param name="trials">Trials of the first.</param>
    /// <param name="otherSuccesses">Successes of the second.</param>
    /// <param name="otherTrials">Trials of the second.</param>
    /// <param name="level">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts or level are out of range.</exception>
    public static Figure Newcombe(double successes, double trials, double otherSuccesses, double otherTrials, double level = Level)
    {
        successes = Demand(successes, trials, level);
        otherSuccesses = Demand(otherSuccesses, otherTrials, level);
        if (trials == 0 || otherTrials == 0)
            return Figure.Absent("no trials");
        double p1 = successes / trials, p2 = otherSuccesses / otherTrials;
        var (l1, u1) = WilsonEnds(successes, trials, level);
        var (l2, u2) = WilsonEnds(otherSuccesses, otherTrials, level);
        var difference = p1 - p2;
        return Figure.Exact(difference).Within(
            difference - double.Hypot(p1 - l1, u2 - p2), difference + double.Hypot(u1 - p1, p2 - l2), level);
    }

    /// <summary>The standard normal quantile of a two-sided level, 1.959963984540054 at 0.95.</summary>
    /// <param name="level">In (0, 1).</param>
    public static double Z(double level) => level == Level ? 1.959963984540054 : Normal.InvCDF(0, 1, 0.5 + level / 2);

    /// <summary>
    /// A weighted share with the Wilson interval of its effective counts: the value is that of w repetitions, the width that of the rows seen.
    /// </summary>
    internal static Figure Weighted(double successes, double trials, double trust)
    {
        if (!(trials > 0))
            return Figure.Absent("no trials");
        var inside = Math.Clamp(successes, 0, trials);
        return Wilson(inside * trust, trials * trust) with { Value = inside / trials };
    }

    private static (double Lower, double Upper) WilsonEnds(double successes, double trials, double level)
    {
        double z = Z(level), p = successes / trials, square = z * z;
        var centre = (p + square / (2 * trials)) / (1 + square / trials);
        var half = z * Math.Sqrt(p * (1 - p) / trials + square / (4 * trials * trials)) / (1 + square / trials);
        return (successes == 0 ? 0 : Math.Max(0, centre - half), successes == trials ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>The successes, without what sums of weights in another order round above the trials.</summary>
    private static double Demand(double successes, double trials, double level)
    {
        if (successes > trials && successes <= trials * (1 + 1e-12))
            successes = trials;
        if (!(trials >= 0) || !double.IsFinite(trials))
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "Trials are finite and 0 or more.");
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "Successes lie between 0 and the trials.");
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies in (0, 1).");
        return successes;
    }
}
