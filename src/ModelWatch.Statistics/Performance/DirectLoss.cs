using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Direct loss estimation: a model of the loss a row (absolute or squared error), fitted on labelled rows that the monitored model did not
/// learn from, is asked about the rows of now; the estimate is its mean answer. Assumes that the loss depends on the features as before.
/// </summary>
public static class DirectLoss
{
    /// <summary>
    /// Mean of the predicted losses, never below 0, with the normal 95 % interval of that mean (the spread of the predictions only, not the
    /// error of the loss model); absent without rows.
    /// </summary>
    /// <param name="predictedLosses">A predicted loss a row, by any model; those not finite are left out.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Mean(ReadOnlySpan<double> predictedLosses, ReadOnlySpan<double> weights = default)
    {
        if (!weights.IsEmpty && weights.Length != predictedLosses.Length)
            throw new ArgumentException("Losses and weights differ in length.", nameof(weights));
        var mean = new WeightedMean();
        for (var i = 0; i < predictedLosses.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsFinite(predictedLosses[i]) && double.IsFinite(weight))
                mean.Add(predictedLosses[i], weight);
        }
        var figure = mean.Figure();
        return figure is { Value: { } value, Lower: { } lower, Upper: { } upper }
            ? Figure.Of(Math.Max(0, value)).Within(Math.Max(0, lower), Math.Max(0, upper), figure.Level!.Value)
            : figure.Select(v => Math.Max(0, v));
    }

    /// <summary>The estimate by a linear model: mean of its predictions over the rows of now, as <see cref="Mean"/>.</summary>
    /// <param name="model">A model of the loss; null (no labelled rows) makes the figure absent.</param>
    /// <param name="rows">Features row by row.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The rows have another number of columns.</exception>
    public static Figure OfRidge(RidgeModel? model, ReadOnlySpan<double> rows, ReadOnlySpan<double> weights = default)
    {
        if (model is null)
            return Figure.Absent("no labelled rows for a model of the loss");
        var columns = model.Slopes.Length;
        if (rows.Length % columns != 0)
            throw new ArgumentException("The rows have another number of columns.", nameof(rows));
        var losses = new double[rows.Length / columns];
        for (var i = 0; i < losses.Length; i++)
            losses[i] = model.Predict(rows.Slice(i * columns, columns));
        return Mean(losses, weights);
    }
}
