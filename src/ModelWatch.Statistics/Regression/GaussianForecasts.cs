using MathNet.Numerics.Distributions;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Regression;

/// <summary>
/// Forecasts of numbers by a normal law each, against what came. Rows with a number that is not finite, a deviation not above 0 or a weight
/// not above 0 are left out and counted. Everything is absent without rows. Weight w equals w repetitions; widths use the effective rows.
/// Immutable and thread safe.
/// </summary>
public sealed class GaussianForecasts
{
    private readonly List<(double Actual, double Mean, double Deviation, double Weight)> rows = [];

    /// <summary>Takes a copy of the rows.</summary>
    /// <param name="actual">True values.</param>
    /// <param name="means">Forecast means.</param>
    /// <param name="deviations">Forecast standard deviations, above 0.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public GaussianForecasts(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> means, ReadOnlySpan<double> deviations, ReadOnlySpan<double> weights = default)
    {
        if (actual.Length != means.Length || actual.Length != deviations.Length || (!weights.IsEmpty && weights.Length != actual.Length))
            throw new ArgumentException("True values, means, deviations and weights differ in length.", nameof(means));
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsFinite(actual[i]) && double.IsFinite(means[i]) && deviations[i] > 0 && double.IsFinite(deviations[i])
                && weight > 0 && double.IsFinite(weight))
                rows.Add((actual[i], means[i], deviations[i], weight));
        }
        LeftOut = actual.Length - rows.Count;
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows => rows.Count;

    /// <summary>Number of rows left out.</summary>
    public int LeftOut { get; }

    /// <summary>The probability integral transform of each kept row, the forecast distribution function at the true value, in [0, 1].</summary>
    public double[] Pit() => [.. rows.Select(r => Normal.CDF(r.Mean, r.Deviation, r.Actual))];

    /// <summary>The Kolmogorov-Smirnov distance of the transforms from the uniform law, in [0, 1]; 0 is calibrated.</summary>
    public Figure PitDistance => UniformTest.KolmogorovSmirnov(Pit(), Weights());

    /// <summary>Share of true values inside the central interval of a level, in [0, 1], with the Wilson 95 % interval.</summary>
    /// <param name="level">The level of the forecast interval, in (0, 1).</param>
    public Figure Coverage(double level)
    {
        var reach = Proportion.Z(level);
        double inside = 0, total = 0, squares = 0;
        foreach (var (actual, mean, deviation, weight) in rows)
        {
            inside += Math.Abs(actual - mean) <= reach * deviation ? weight : 0;
            total += weight;
            squares += weight * weight;
        }
        return Rows == 0 ? Figure.Absent("no rows") : Proportion.Weighted(inside, total, total / squares);
    }

    /// <summary>Mean pinball loss of the forecast quantile of a level, 0 or more.</summary>
    /// <param name="level">In (0, 1).</param>
    public Figure Pinball(double level)
    {
        var z = Normal.InvCDF(0, 1, level);
        return Loss((y, mu, sd) => QuantileLoss.Of(y, mu + z * sd, level));
    }

    /// <summary>
    /// Continuous ranked probability score, closed form of the normal law (Gneiting et al. 2005), mean, 0 or more, in the unit of the value.
    /// </summary>
    public Figure Crps => Loss((y, mu, sd) =>
    {
        var z = (y - mu) / sd;
        return sd * (z * (2 * Normal.CDF(0, 1, z) - 1) + 2 * Normal.PDF(0, 1, z) - 1 / Math.Sqrt(Math.PI));
    });

    /// <summary>Mean negative log likelihood in nats.</summary>
    public Figure NegativeLogLikelihood => Loss((y, mu, sd) =>
        0.5 * Math.Log(2 * Math.PI) + Math.Log(sd) + (y - mu) / sd * ((y - mu) / sd) / 2);

    private double[] Weights() => [.. rows.Select(r => r.Weight)];

    private Figure Loss(Func<double, double, double, double> loss)
    {
        var mean = new WeightedMean();
        foreach (var (actual, mu, sd, weight) in rows)
            mean.Add(loss(actual, mu, sd), weight);
        return mean.Figure();
    }
}
