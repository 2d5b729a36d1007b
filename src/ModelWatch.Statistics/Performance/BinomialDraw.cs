namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Binomial counts: by inversion, exact, while the smaller expected count is below 30; else the normal quantile with the Cornish-Fisher
/// term of the skewness, rounded (its distribution function is within 0.003 of the exact one there).
/// </summary>
internal static class BinomialDraw
{
    private const double LargestExact = 30;

    public static long Of(long trials, double p, Random random)
    {
        if (p <= 0 || trials == 0)
            return 0;
        if (p >= 1)
            return trials;
        if (p > 0.5)
            return trials - Of(trials, 1 - p, random);
        return trials * p < LargestExact ? Inverted(trials, p, random.NextDouble()) : Refined(trials, p, random);
    }

    private static long Inverted(long trials, double p, double u)
    {
        var term = Math.Exp(trials * double.LogP1(-p));
        var odds = p / (1 - p);
        long k = 0;
        for (var sum = term; sum < u && k < trials; sum += term)
        {
            term *= odds * (trials - k) / (k + 1);
            k++;
            if (term < 1e-300)
                break;
        }
        return k;
    }

    private static long Refined(long trials, double p, Random random)
    {
        var deviation = Math.Sqrt(trials * p * (1 - p));
        var z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var value = trials * p + deviation * z + (1 - 2 * p) / 6 * (z * z - 1);
        return Math.Clamp((long)Math.Round(value), 0, trials);
    }
}
