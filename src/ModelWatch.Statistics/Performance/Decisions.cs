using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Decisions against outcomes: a table of weights, predicted class by true class. Weight w counts as w repetitions in the figures; intervals
/// use the effective number of rows. Figures are absent when their denominator is empty. Not thread safe while adding.
/// </summary>
public sealed partial class Decisions
{
    private readonly double[,] table;
    private double squares;

    /// <summary>An empty table.</summary>
    /// <param name="classes">Number of classes, 2 or more; for two, class 1 is the event.</param>
    public Decisions(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        table = new double[classes, classes];
        Classes = classes;
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>Weight of one cell.</summary>
    /// <param name="predicted">Predicted class.</param>
    /// <param name="actual">True class.</param>
    public double this[int predicted, int actual] => table[predicted, actual];

    /// <summary>Decisions of a probability at a threshold.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threshold">The event is predicted at or above it.</param>
    public static Decisions AtThreshold(ScoredRows rows, double threshold = 0.5)
    {
        var decisions = new Decisions(2);
        for (var i = 0; i < rows.Rows; i++)
            decisions.Add(rows.Scores[i] >= threshold ? 1 : 0, rows.Outcomes[i] ? 1 : 0, rows.Weights[i]);
        return decisions;
    }

    /// <summary>Decisions by the largest probability.</summary>
    /// <param name="scores">The rows.</param>
    public static Decisions OfTop(ClassScores scores)
    {
        var decisions = new Decisions(scores.Classes);
        var predicted = scores.Predicted();
        for (var i = 0; i < predicted.Length; i++)
            decisions.Add(predicted[i], scores.Outcomes[i], scores.Weights[i]);
        return decisions;
    }

    /// <summary>Adds one decision.</summary>
    /// <param name="predicted">Predicted class, from 0.</param>
    /// <param name="actual">True class, from 0.</param>
    /// <param name="weight">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class or the weight is out of range.</exception>
    public void Add(int predicted, int actual, double weight = 1)
    {
        if (!(weight > 0 && double.IsFinite(weight)))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is finite and above 0.");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        table[predicted, actual] += weight;
        Weight += weight;
        squares += weight * weight;
    }

    /// <summary>Share of right decisions, in [0, 1], with the Wilson interval.</summary>
    public Figure Accuracy => Weight == 0 ? NoRows : Share(Trace, Weight);

    /// <summary>Recall of class 1 (or <paramref name="k"/>): tp / (tp + fn), in [0, 1], with the Wilson interval.</summary>
    /// <param name="k">The class.</param>
    public Figure Recall(int k = 1) => Actual(k) == 0 ? Figure.Absent("no row of the class") : Share(table[k, k], Actual(k));

    /// <summary>Precision of class 1 (or <paramref name="k"/>): tp / (tp + fp), in [0, 1], with the Wilson interval.</summary>
    /// <param name="k">The class.</param>
    public Figure Precision(int k = 1) => Predicted(k) == 0 ? Figure.Absent("the class was never predicted") : Share(table[k, k], Predicted(k));

    /// <summary>Specificity of class 1 (or <paramref name="k"/>): tn / (tn + fp), in [0, 1], with the Wilson interval.</summary>
    /// <param name="k">The class.</param>
    public Figure Specificity(int k = 1)
    {
        var negatives = Weight - Actual(k);
        return negatives <= 0 ? Figure.Absent("every row is of the class") : Share(negatives - Predicted(k) + table[k, k], negatives);
    }

    /// <summary>
    /// F1 of class 1 (or <paramref name="k"/>): 2 tp / (2 tp + fp + fn), in [0, 1]; its interval is the Wilson interval of
    /// j = tp / (tp + fp + fn) carried over by 2 j / (1 + j).
    /// </summary>
    /// <param name="k">The class.</param>
    public Figure F1(int k = 1)
    {
        var union = Predicted(k) + Actual(k) - table[k, k];
        if (union <= 0)
            return Figure.Absent("the class neither came nor was predicted");
        var overlap = Share(table[k, k], union);
        return Figure.Exact(2 * table[k, k] / (union + table[k, k]))
            .Within(Carried(overlap.Lower!.Value), Carried(overlap.Upper!.Value), Proportion.Level);
    }

    private static Figure NoRows => Figure.Absent("no rows");

    private double Trace => Enumerable.Range(0, Classes).Sum(k => table[k, k]);

    /// <summary>Effective rows a unit of weight; 1 without weights.</summary>
    internal double Trust => Weight / squares;

    private static double Carried(double overlap) => 2 * overlap / (1 + overlap);

    private double Actual(int k) => Enumerable.Range(0, Classes).Sum(p => table[p, k]);

    private double Predicted(int k) => Enumerable.Range(0, Classes).Sum(a => table[k, a]);

    private Figure Share(double successes, double trials) => Proportion.Weighted(successes, trials, Trust);
}
