using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Regression;

/// <summary>The coefficient of determination with an interval. Pure functions, thread safe.</summary>
public static class Determination
{
    /// <summary>
    /// R2 = 1 - mean squared error / variance of the truth, at most 1, with the 95 % interval of the delta method on ln(1 - R2): a row moves
    /// it by e^2 / MSE - (y - mean)^2 / variance, so errors need not be normal. Absent for fewer than two rows or a constant truth; without
    /// interval when every prediction is right. Rows that are not finite or have a weight not above 0 are left out.
    /// </summary>
    /// <param name="predicted">Predicted values.</param>
    /// <param name="actual">True values.</param>
    /// <param name="weights">Weights; empty for 1 each. Weight w equals w repetitions; the width uses the effective rows.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Of(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        if (predicted.Length != actual.Length || (!weights.IsEmpty && weights.Length != predicted.Length))
            throw new ArgumentException("Predicted, true values and weights differ in length.", nameof(actual));
        WeightedMean errors = new(), truth = new(), spread = new(), moves = new();
        var kept = new List<(double Error, double Actual, double Weight)>(actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (!(double.IsFinite(predicted[i]) && double.IsFinite(actual[i]) && weight > 0 && double.IsFinite(weight)))
                continue;
            var error = predicted[i] - actual[i];
            kept.Add((error * error, actual[i], weight));
            errors.Add(error * error, weight);
            truth.Add(actual[i], weight);
        }
        if (kept.Count < 2)
            return Figure.Absent(kept.Count == 0 ? "no rows" : "fewer than two rows");
        foreach (var (_, y, weight) in kept)
            spread.Add((y - truth.Mean) * (y - truth.Mean), weight);
        if (!(spread.Mean > 0))
            return Figure.Absent("the true values are constant");
        var figure = Figure.Of(1 - errors.Mean / spread.Mean);
        if (!(errors.Mean > 0) || figure.Value is not { } value)
            return figure;
        foreach (var (error, y, weight) in kept)
            moves.Add(error / errors.Mean - (y - truth.Mean) * (y - truth.Mean) / spread.Mean, weight);
        var move = moves.Figure();
        return move is { Lower: { } lower, Upper: { } upper }
            ? figure.Within(1 - (1 - value) * Math.Exp(upper), 1 - (1 - value) * Math.Exp(lower), Proportion.Level)
            : figure;
    }
}
