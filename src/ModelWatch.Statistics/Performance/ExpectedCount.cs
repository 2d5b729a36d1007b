using MathNet.Numerics.Distributions;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// The number of events among rows with known probabilities (Poisson-binomial): its mean, and quantiles by the normal law with the
/// Cornish-Fisher term of its skewness (the refined approximation of Volkova 1996).
/// </summary>
internal struct ExpectedCount
{
    private const int Nodes = 64;
    private static readonly double[] Levels = [.. Enumerable.Range(0, Nodes).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / Nodes))];
    private double third;

    public double Weight { get; private set; }

    public double Mean { get; private set; }

    public double Variance { get; private set; }

    public void Add(double p, double weight)
    {
        Weight += weight;
        Mean += weight * p;
        Variance += weight * weight * p * (1 - p);
        third += weight * weight * weight * p * (1 - p) * (1 - 2 * p);
    }

    /// <summary>Values at the middles of 64 equal shares of the law, cut to [0, weight]; the mean alone when nothing is uncertain.</summary>
    public readonly double[] Quantiles()
    {
        if (Variance <= 0)
            return [Mean];
        var deviation = Math.Sqrt(Variance);
        var skew = third / (Variance * deviation);
        var values = new double[Nodes];
        for (var i = 0; i < Nodes; i++)
            values[i] = Math.Clamp(Mean + deviation * (Levels[i] + skew / 6 * (Levels[i] * Levels[i] - 1)), 0, Weight);
        return values;
    }
}
