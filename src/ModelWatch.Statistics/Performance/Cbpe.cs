using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Confidence-based estimate of a binary model's performance without outcomes: a row with calibrated probability p counts as p of an event,
/// and a measure is that of the expected counts (a plug-in ratio). The intervals are where the realised figure of these very rows falls in
/// 95 of 100 cases if the outcomes are independent with these probabilities; they do not cover wrong probabilities: see <see cref="Assumption"/>.
/// Weight w equals w repetitions in the values; widths use the effective number of rows. Immutable and thread safe.
/// </summary>
public sealed partial class Cbpe
{
    /// <summary>To be printed with every figure of this kind.</summary>
    public const string Assumption =
        "estimate without outcome data; assumes no concept shift and probabilities that are calibrated where the rows are now";

    private static readonly double Z = Proportion.Z(Proportion.Level);
    private readonly double[] scores;
    private readonly double[] probabilities;
    private readonly double[] weights;
    private readonly ExpectedCount hits;
    private readonly ExpectedCount misses;
    private readonly Lazy<int[]> order;

    /// <summary>Takes a copy of the rows; rows with a score that is not finite, p outside [0, 1] or a weight not above 0 are left out.</summary>
    /// <param name="scores">Raw score a row: ranks the rows, and is what Brier score and log loss judge.</param>
    /// <param name="probabilities">Calibrated probability of the event a row, in [0, 1].</param>
    /// <param name="predicted">Whether the event was predicted, a row.</param>
    /// <param name="weights">Weight a row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Cbpe(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> predicted, ReadOnlySpan<double> weights = default)
    {
        if (scores.Length != probabilities.Length || scores.Length != predicted.Length || (!weights.IsEmpty && weights.Length != scores.Length))
            throw new ArgumentException("Scores, probabilities, predictions and weights differ in length.", nameof(probabilities));
        var (kept, keptScores, keptProbabilities, keptWeights) = (0, new double[scores.Length], new double[scores.Length], new double[scores.Length]);
        for (var i = 0; i < scores.Length; i++)
        {
            var (p, weight) = (probabilities[i], weights.IsEmpty ? 1 : weights[i]);
            if (!(double.IsFinite(scores[i]) && p >= 0 && p <= 1 && weight > 0 && double.IsFinite(weight)))
                continue;
            (keptScores[kept], keptProbabilities[kept], keptWeights[kept]) = (scores[i], p, weight);
            kept++;
            if (predicted[i])
                hits.Add(p, weight);
            else
                misses.Add(p, weight);
        }
        (this.scores, this.probabilities, this.weights) = (keptScores[..kept], keptProbabilities[..kept], keptWeights[..kept]);
        order = new Lazy<int[]>(Sort);
        LeftOut = scores.Length - Rows;
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows => scores.Length;

    /// <summary>Number of rows left out.</summary>
    public int LeftOut { get; }

    /// <summary>Expected weight of events that were predicted.</summary>
    public double TruePositives => hits.Mean;

    /// <summary>Expected weight of predicted events that do not come.</summary>
    public double FalsePositives => hits.Weight - hits.Mean;

    /// <summary>Expected weight of events that were not predicted.</summary>
    public double FalseNegatives => misses.Mean;

    /// <summary>Expected weight of rows rightly not predicted.</summary>
    public double TrueNegatives => misses.Weight - misses.Mean;

    /// <summary>Standard deviation of the realised accuracy given the probabilities, sqrt(sum w^2 p (1 - p)) / sum w; absent without rows.</summary>
    public Figure AccuracyDeviation =>
        Rows == 0 ? NoRows : Figure.Of(Math.Sqrt(hits.Variance + misses.Variance) / (hits.Weight + misses.Weight));

    /// <summary>Expected share of right decisions, in [0, 1]. Its interval, and that of the others of decisions, is from the two independent counts.</summary>
    public Figure Accuracy => Measure(TableMeasures.Accuracy, "no rows");

    /// <summary>Expected tp / (tp + fp), in [0, 1]; absent when no event was predicted.</summary>
    public Figure Precision => Measure(t => TableMeasures.Precision(t, 1), "the class was never predicted");

    /// <summary>Expected tp / (tp + fn), in [0, 1]; absent when no event is expected.</summary>
    public Figure Recall => Measure(t => TableMeasures.Recall(t, 1), "no event is expected");

    /// <summary>Expected tn / (tn + fp), in [0, 1]; absent when every row is expected to be an event.</summary>
    public Figure Specificity => Measure(t => TableMeasures.Specificity(t, 1), "every row is expected to be an event");

    /// <summary>Expected 2 tp / (2 tp + fp + fn), in [0, 1]; absent when no event is expected or predicted.</summary>
    public Figure F1 => Measure(t => TableMeasures.F1(t, 1), "no event is expected or predicted");

    /// <summary>Mean of the expected recalls of the two classes, in [0, 1].</summary>
    public Figure BalancedAccuracy => Measure(TableMeasures.BalancedAccuracy, "no rows");

    /// <summary>Mean of the expected F1 of the two classes, in [0, 1].</summary>
    public Figure MacroF1 => Measure(TableMeasures.MacroF1, "no rows");

    /// <summary>Matthews correlation of the expected counts, in [-1, 1]; 0 by convention when all predictions or outcomes are of one class.</summary>
    public Figure Matthews => Measure(TableMeasures.Matthews, "no rows");

    /// <summary>Cohen's kappa of the expected counts, at most 1.</summary>
    public Figure Kappa => Measure(TableMeasures.Kappa, "one class only");

    /// <summary>The estimate of rows decided at a threshold, their probabilities by a calibrator.</summary>
    /// <param name="scores">Raw scores.</param>
    /// <param name="calibrator">Maps a raw score to a probability; null takes the scores as calibrated.</param>
    /// <param name="threshold">The event is predicted at or above it, on the raw score.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    public static Cbpe AtThreshold(
        ReadOnlySpan<double> scores, IsotonicMap? calibrator, double threshold = 0.5, ReadOnlySpan<double> weights = default)
    {
        var predicted = new bool[scores.Length];
        for (var i = 0; i < predicted.Length; i++)
            predicted[i] = scores[i] >= threshold;
        return new Cbpe(scores, calibrator is null ? scores : calibrator.Apply(scores), predicted, weights);
    }

    private static Figure NoRows => Figure.Absent("no rows");

    private Figure Measure(Func<double[,], double> measure, string undefined)
    {
        if (Rows == 0)
            return NoRows;
        var table = new double[2, 2];
        var value = At(hits.Mean, misses.Mean);
        if (!double.IsFinite(value))
            return Figure.Absent(undefined);
        // The measure at the likeliest pair of counts that lies 1.96 deviations off in the direction of its slopes (Hasofer and Lind 1974):
        // unlike value +- 1.96 sd it stays in the measure's range, and it is exact where the measure rises in one count alone.
        double up = Slope(hits, h => At(h, misses.Mean)) * hits.Deviation, down = Slope(misses, m => At(hits.Mean, m)) * misses.Deviation;
        var spread = double.Hypot(up, down);
        var (toHits, toMisses) = spread > 0 ? (Z * up / spread, Z * down / spread) : (0, 0);
        double lower = At(hits.At(-toHits), misses.At(-toMisses)), upper = At(hits.At(toHits), misses.At(toMisses));
        var figure = Figure.Of(value);
        return double.IsFinite(lower) && double.IsFinite(upper)
            ? figure.Within(Math.Min(value, lower), Math.Max(value, upper), Proportion.Level)
            : figure;

        double At(double hit, double miss)
        {
            (table[0, 0], table[0, 1]) = (misses.Weight - miss, miss);
            (table[1, 0], table[1, 1]) = (hits.Weight - hit, hit);
            return measure(table);
        }
    }

    private static double Slope(ExpectedCount count, Func<double, double> measure)
    {
        var reach = Math.Min(1e-4 * count.Deviation, Math.Min(count.Mean, count.Weight - count.Mean) / 2);
        return reach > 0 ? (measure(count.Mean + reach) - measure(count.Mean - reach)) / (2 * reach) : 0;
    }
}
