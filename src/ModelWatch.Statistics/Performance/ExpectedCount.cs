namespace ModelWatch.Statistics.Performance;

/// <summary>
/// The number of events among rows with known probabilities (Poisson-binomial): its mean, and quantiles by the normal law with the
/// Cornish-Fisher term of its skewness (the refined approximation of Volkova 1996).
/// </summary>
internal struct ExpectedCount
{
    private double third;

    public double Weight { get; private set; }

    public double Mean { get; private set; }

    public double Variance { get; private set; }

    public readonly double Deviation => Math.Sqrt(Variance);

    public void Add(double p, double weight)
    {
        Weight += weight;
        Mean += weight * p;
        Variance += weight * weight * p * (1 - p);
        third += weight * weight * weight * p * (1 - p) * (1 - 2 * p);
    }

    /// <summary>The value so many normal deviations above the middle, cut to [0, weight]; the mean when nothing is uncertain.</summary>
    public readonly double At(double deviations)
    {
        if (Variance <= 0)
            return Mean;
        var skew = third / (Variance * Deviation);
        return Math.Clamp(Mean + Deviation * (deviations + skew / 6 * (deviations * deviations - 1)), 0, Weight);
    }
}
