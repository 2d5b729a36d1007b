using MathNet.Numerics;

namespace ModelWatch.Statistics.Inference;

/// <summary>Tails of the binomial law, extended to counts and trials that are no whole numbers, as Clopper-Pearson intervals read them.</summary>
public static class BinomialTail
{
    /// <summary>
    /// P(X &gt;= successes) for X binomial, in [0, 1]: the regularised incomplete beta function I_p(k, n - k + 1). The lower end of a
    /// Clopper-Pearson interval is the p where it equals (1 - level) / 2. Pure, thread safe.
    /// </summary>
    /// <param name="successes">0 to <paramref name="trials"/>; 0 gives 1.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="p">Probability of a success; below 0 counts as 0, above 1 as 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Counts are out of range.</exception>
    public static double AtLeast(double successes, double trials, double p)
    {
        if (!(trials > 0) || !double.IsFinite(trials))
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "Trials are finite and above 0.");
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "Successes lie between 0 and the trials.");
        return successes == 0 || p >= 1 ? 1 : p <= 0 ? 0 : SpecialFunctions.BetaRegularized(successes, trials - successes + 1, p);
    }
}
