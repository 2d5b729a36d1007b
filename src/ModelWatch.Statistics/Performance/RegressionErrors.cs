using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Errors of predicted numbers. Rows with a value that is not finite or a weight not above 0 are left out and counted. Weight w equals w
/// repetitions in the figures; intervals use the effective number of rows. Everything is absent without rows.
/// </summary>
public sealed class RegressionErrors
{
    private WeightedMean absolute;
    private WeightedMean squared;
    private WeightedMean signed;
    private WeightedMean relative;

    /// <summary>Reads the rows once.</summary>
    /// <param name="predicted">Predicted values.</param>
    /// <param name="actual">True values.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public RegressionErrors(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        if (predicted.Length != actual.Length || (!weights.IsEmpty && weights.Length != predicted.Length))
            throw new ArgumentException("Predicted, true values and weights differ in length.", nameof(actual));
        for (var i = 0; i < predicted.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsFinite(predicted[i]) && double.IsFinite(actual[i]) && weight > 0 && double.IsFinite(weight))
                Add(predicted[i], actual[i], weight);
            else
                LeftOut++;
        }
        R2 = Determination.Of(predicted, actual, weights);
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of rows left out.</summary>
    public int LeftOut { get; }

    /// <summary>Mean absolute error in the unit of the value, with Student's 95 % interval.</summary>
    public Figure MeanAbsoluteError => absolute.Figure();

    /// <summary>Mean squared error in the squared unit, with the 95 % interval of a mean on the scale of the logarithm.</summary>
    public Figure MeanSquaredError => NormalMean.Logarithmic(squared.Figure());

    /// <summary>Root mean squared error in the unit of the value; its interval is that of the mean square, under the root.</summary>
    public Figure RootMeanSquaredError
    {
        get
        {
            var square = MeanSquaredError;
            var root = square.Select(Math.Sqrt);
            return square is { Lower: { } lower, Upper: { } upper }
                ? root.Within(Math.Sqrt(Math.Max(0, lower)), Math.Sqrt(upper), Proportion.Level)
                : root;
        }
    }

    /// <summary>Mean of predicted minus true, with Student's 95 % interval.</summary>
    public Figure Bias => signed.Figure();

    /// <summary>Mean of |predicted - true| / |true|, 0 or more (1 = 100 %), with Student's 95 % interval; absent when a true value is 0.</summary>
    public Figure MeanAbsolutePercentageError => ZeroTruths > 0 ? Figure.Absent("a true value is 0") : relative.Figure();

    /// <summary>
    /// 1 - squared error / variance of the truth, at most 1, with the interval of <see cref="Determination"/>; absent for fewer than two rows
    /// or a constant truth.
    /// </summary>
    public Figure R2 { get; }

    /// <summary>Number of kept rows whose true value is 0, for which a percentage error is not defined.</summary>
    public int ZeroTruths { get; private set; }

    private void Add(double predicted, double actual, double weight)
    {
        Rows++;
        var error = predicted - actual;
        absolute.Add(Math.Abs(error), weight);
        squared.Add(error * error, weight);
        signed.Add(error, weight);
        if (actual == 0)
            ZeroTruths++;
        else
            relative.Add(Math.Abs(error / actual), weight);
    }
}
