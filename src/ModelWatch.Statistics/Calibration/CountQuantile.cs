using MathNet.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Quantiles of a number of events: the smallest count whose distribution function reaches a probability. Pure functions, thread safe.
/// </summary>
public static class CountQuantile
{
    // Adding term by term loses a few units in the last place; a distribution function this close to the level has reached it.
    private const double Slack = 1e-12;
    private const int LargestExact = 2000;

    /// <summary>The quantile of a binomial count.</summary>
    /// <param name="trials">Number of trials, 0 or more.</param>
    /// <param name="p">Probability of the event, in [0, 1].</param>
    /// <param name="probability">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static int Binomial(int trials, double p, double probability)
    {
        Demand(trials, p, probability);
        if (trials == 0 || p <= 0)
            return 0;
        if (p >= 1)
            return trials;
        int low = 0, high = trials;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            // P(X <= k) = I(1 - p; n - k, k + 1).
            if (SpecialFunctions.BetaRegularized(trials - middle, middle + 1, 1 - p) >= probability * (1 - Slack))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>
    /// The quantile of a count of independent events of unlike probabilities (Poisson-binomial): exact by adding one row after the other up
    /// to 2,000 rows, then the binomial with the same mean and variance, rounded to a whole number of trials.
    /// </summary>
    /// <param name="probabilities">A probability a row, each in [0, 1].</param>
    /// <param name="probability">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static int PoissonBinomial(ReadOnlySpan<double> probabilities, double probability)
    {
        double mean = 0, squares = 0;
        foreach (var p in probabilities)
        {
            Demand(probabilities.Length, p, probability);
            mean += p;
            squares += p * p;
        }
        if (probabilities.Length > LargestExact)
            return LikeBinomial(mean, squares, probability);
        var law = Law(probabilities);
        double sum = 0;
        for (var k = 0; k < law.Length; k++)
        {
            sum += law[k];
            if (sum >= probability * (1 - Slack))
                return k;
        }
        return probabilities.Length;
    }

    private static int LikeBinomial(double mean, double squares, double probability)
    {
        // n p = mean and n p (1 - p) = mean - squares give p = squares / mean and n = mean^2 / squares.
        if (mean <= 0)
            return 0;
        var trials = Math.Max(1, (int)Math.Round(mean * mean / squares));
        return Binomial(trials, Math.Min(1, mean / trials), probability);
    }

    private static double[] Law(ReadOnlySpan<double> probabilities)
    {
        var law = new double[probabilities.Length + 1];
        law[0] = 1;
        for (var i = 0; i < probabilities.Length; i++)
        {
            for (var k = i + 1; k > 0; k--)
                law[k] = law[k] * (1 - probabilities[i]) + law[k - 1] * probabilities[i];
            law[0] *= 1 - probabilities[i];
        }
        return law;
    }

    private static void Demand(int trials, double p, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability of a quantile lies in (0, 1).");
    }
}
