using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Regression;

/// <summary>Pinball loss of forecast quantiles (Koenker and Bassett 1978). Pure functions, thread safe.</summary>
public static class QuantileLoss
{
    /// <summary>
    /// Mean of t (y - q) where y is at or above q, (1 - t)(q - y) below; 0 or more, in the unit of the value, with the normal 95 % interval.
    /// Rows that are not finite or have a weight not above 0 are left out; absent when none is left.
    /// </summary>
    /// <param name="actual">True values.</param>
    /// <param name="quantiles">Forecast quantiles of the level.</param>
    /// <param name="level">The level t, in (0, 1).</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Pinball(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> quantiles, double level, ReadOnlySpan<double> weights = default)
    {
        if (actual.Length != quantiles.Length || (!weights.IsEmpty && weights.Length != actual.Length))
            throw new ArgumentException("True values, quantiles and weights differ in length.", nameof(quantiles));
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies in (0, 1).");
        var mean = new WeightedMean();
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsFinite(actual[i]) && double.IsFinite(quantiles[i]) && double.IsFinite(weight))
                mean.Add(Of(actual[i], quantiles[i], level), weight);
        }
        return mean.Figure();
    }

    internal static double Of(double actual, double quantile, double level) =>
        actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);
}
