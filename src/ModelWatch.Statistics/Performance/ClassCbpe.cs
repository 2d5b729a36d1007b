using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// The confidence-based estimate for several classes: a row counts towards each true class with its calibrated probability, and a measure
/// is that of the expected table. Intervals by the delta method: the realised figure of these rows, given the probabilities. See
/// <see cref="Cbpe.Assumption"/>. Weight w equals w repetitions in the values; widths use the effective rows. Immutable and thread safe.
/// </summary>
public sealed class ClassCbpe
{
    private readonly List<(double[] Row, int Predicted, double Weight)> rows = [];
    private readonly double[,] table;

    /// <summary>Takes a copy of the rows; a row of probabilities is divided by its sum (a sum of 0 becomes equal shares).</summary>
    /// <param name="probabilities">Calibrated probabilities row by row: rows times <paramref name="classes"/> numbers, 0 or more.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="predicted">The predicted class, from 0, a row.</param>
    /// <param name="weights">Weight a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public ClassCbpe(ReadOnlySpan<double> probabilities, int classes, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (probabilities.Length != (long)classes * predicted.Length || (!weights.IsEmpty && weights.Length != predicted.Length))
            throw new ArgumentException("Probabilities, predictions and weights differ in length.", nameof(predicted));
        table = new double[classes, classes];
        for (var i = 0; i < predicted.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            var row = Shares(probabilities.Slice(i * classes, classes));
            if (row is null || predicted[i] < 0 || predicted[i] >= classes || !(weight > 0 && double.IsFinite(weight)))
            {
                LeftOut++;
                continue;
            }
            rows.Add((row, predicted[i], weight));
            for (var k = 0; k < classes; k++)
                table[predicted[i], k] += weight * row[k];
        }
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows => rows.Count;

    /// <summary>Number of rows left out: a negative or not finite number, a class out of range, a weight not above 0.</summary>
    public int LeftOut { get; }

    /// <summary>Expected weight of a cell.</summary>
    /// <param name="predicted">Predicted class.</param>
    /// <param name="actual">True class.</param>
    public double this[int predicted, int actual] => table[predicted, actual];

    /// <summary>Mean probability of the predicted class, in [0, 1].</summary>
    public Figure Accuracy => Measure(TableMeasures.Accuracy, true, "no rows");

    /// <summary>Mean expected recall over the classes that are expected, in [0, 1].</summary>
    public Figure BalancedAccuracy => Measure(TableMeasures.BalancedAccuracy, true, "no rows");

    /// <summary>Mean expected F1 over the classes that are expected or predicted, in [0, 1].</summary>
    public Figure MacroF1 => Measure(TableMeasures.MacroF1, true, "no rows");

    /// <summary>Matthews correlation of the expected table, in [-1, 1].</summary>
    public Figure Matthews => Measure(TableMeasures.Matthews, false, "no rows");

    /// <summary>Cohen's kappa of the expected table, at most 1.</summary>
    public Figure Kappa => Measure(TableMeasures.Kappa, false, "one class only");

    /// <summary>Expected precision of a class, in [0, 1]; absent when it was never predicted.</summary>
    /// <param name="k">The class.</param>
    public Figure Precision(int k) => Measure(t => TableMeasures.Precision(t, k), true, "the class was never predicted");

    /// <summary>Expected recall of a class, in [0, 1]; absent when it is not expected.</summary>
    /// <param name="k">The class.</param>
    public Figure Recall(int k) => Measure(t => TableMeasures.Recall(t, k), true, "no row of the class is expected");

    /// <summary>
    /// The estimate with a calibrator a class: each class's raw score through its own map, rows divided by their sum, predicted class the
    /// largest raw score (the first of equals).
    /// </summary>
    /// <param name="scores">Raw scores row by row.</param>
    /// <param name="calibrators">A map a class, in order; null takes the score as calibrated.</param>
    /// <param name="weights">Weight a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static ClassCbpe OfTop(ReadOnlySpan<double> scores, IReadOnlyList<IsotonicMap?> calibrators, ReadOnlySpan<double> weights = default)
    {
        var classes = calibrators.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2, nameof(calibrators));
        if (scores.Length % classes != 0)
            throw new ArgumentException("The scores are not whole rows.", nameof(scores));
        var calibrated = new double[scores.Length];
        var predicted = new int[scores.Length / classes];
        for (var i = 0; i < scores.Length; i++)
        {
            var k = i % classes;
            calibrated[i] = calibrators[k] is { } map ? map.Apply(scores[i]) : scores[i];
            ref var top = ref predicted[i / classes];
            if (scores[i] > scores[i - k + top])
                top = k;
        }
        return new ClassCbpe(calibrated, classes, predicted, weights);
    }

    private static double[]? Shares(ReadOnlySpan<double> given)
    {
        double sum = 0;
        foreach (var p in given)
        {
            if (!(p >= 0 && double.IsFinite(p)))
                return null;
            sum += p;
        }
        var row = new double[given.Length];
        for (var k = 0; k < row.Length; k++)
            row[k] = sum > 0 ? given[k] / sum : 1.0 / row.Length;
        return row;
    }

    private Figure Measure(Func<double[,], double> measure, bool share, string undefined)
    {
        if (Rows == 0)
            return Figure.Absent("no rows");
        var value = measure(table);
        if (!double.IsFinite(value))
            return Figure.Absent(undefined);
        var slopes = TableDelta.Slopes(table, measure);
        double variance = 0;
        foreach (var (row, predicted, weight) in rows)
        {
            double mean = 0, square = 0;
            for (var k = 0; k < row.Length; k++)
            {
                mean += row[k] * slopes[predicted, k];
                square += row[k] * slopes[predicted, k] * slopes[predicted, k];
            }
            variance += weight * weight * Math.Max(0, square - mean * mean);
        }
        var figure = Figure.Of(Math.Min(value, 1));
        if (share)
            return LogitScale.Within(figure, variance);
        var half = Proportion.Z(Proportion.Level) * Math.Sqrt(variance);
        return figure.Within(Math.Max(-1, value - half), Math.Min(1, value + half), Proportion.Level);
    }
}
