using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Rows with a probability for each class, the class that came and a weight. Rows with a probability outside [0, 1], a class out of range or
/// a weight not above 0 are left out and counted. Immutable and thread safe.
/// </summary>
public sealed class ClassScores
{
    private readonly List<double[]> scores = [];
    private readonly List<int> outcomes = [];
    private readonly List<double> weights = [];

    /// <summary>Takes a copy of the rows.</summary>
    /// <param name="scores">Probabilities row by row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="outcomes">The class that came, from 0; a row.</param>
    /// <param name="weights">Weight a row; empty for 1 each. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public ClassScores(ReadOnlySpan<double> scores, int classes, ReadOnlySpan<int> outcomes, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (scores.Length != (long)classes * outcomes.Length || (!weights.IsEmpty && weights.Length != outcomes.Length))
            throw new ArgumentException("Scores, outcomes and weights differ in length.", nameof(outcomes));
        Classes = classes;
        for (var i = 0; i < outcomes.Length; i++)
        {
            var row = scores.Slice(i * classes, classes);
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (IsGood(row) && outcomes[i] >= 0 && outcomes[i] < classes && weight > 0 && double.IsFinite(weight))
                Keep(row, outcomes[i], weight);
            else
                LeftOut++;
        }
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of rows kept.</summary>
    public int Rows => outcomes.Count;

    /// <summary>Number of rows left out.</summary>
    public int LeftOut { get; }

    /// <summary>The rows of one class against the rest.</summary>
    /// <param name="k">The class, from 0.</param>
    public ScoredRows OneAgainstRest(int k) =>
        new([.. scores.Select(p => p[k])], [.. outcomes.Select(y => y == k)], [.. weights]);

    /// <summary>The rows of the largest probability (the first of equals) and whether it was right.</summary>
    public ScoredRows TopLabel() =>
        new([.. scores.Select(p => p.Max())], [.. scores.Select((p, i) => Top(p) == outcomes[i])], [.. weights]);

    /// <summary>The class of the largest probability of each kept row (the first of equals).</summary>
    public int[] Predicted() => [.. scores.Select(Top)];

    /// <summary>The class that came, of each kept row.</summary>
    public IReadOnlyList<int> Outcomes => outcomes;

    /// <summary>The weight of each kept row.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>Mean over classes of the equal-width calibration error of the class against the rest, in [0, 1]; absent without rows.</summary>
    /// <param name="bins">Number of bins.</param>
    public Figure ClasswiseError(int bins = 10)
    {
        if (Rows == 0)
            return Figure.Absent("no rows");
        return Figure.Of(Enumerable.Range(0, Classes).Average(k => ExpectedCalibrationError.ByWidth(OneAgainstRest(k), bins).Value!.Value));
    }

    /// <summary>Equal-width calibration error of the largest probability, in [0, 1]; absent without rows.</summary>
    /// <param name="bins">Number of bins.</param>
    public Figure TopLabelError(int bins = 10) => ExpectedCalibrationError.ByWidth(TopLabel(), bins);

    /// <summary>Multiclass Brier score, mean over rows of sum (p_k - [y = k])^2, in [0, 2], with Student's 95 % interval.</summary>
    public Figure BrierScore() => Loss((p, y) =>
    {
        double sum = 0;
        for (var k = 0; k < p.Length; k++)
            sum += (p[k] - (k == y ? 1 : 0)) * (p[k] - (k == y ? 1 : 0));
        return sum;
    });

    /// <summary>
    /// Mean -ln p of the class that came, in nats, probabilities clipped to [1e-15, 1 - 1e-15] and divided by their sum, with the normal
    /// 95 % interval.
    /// </summary>
    public Figure LogLossScore() => Loss((p, y) =>
    {
        var sum = p.Sum(x => Math.Clamp(x, LogLoss.Clip, 1 - LogLoss.Clip));
        return -Math.Log(Math.Clamp(p[y], LogLoss.Clip, 1 - LogLoss.Clip) / sum);
    });

    private Figure Loss(Func<double[], int, double> loss)
    {
        var mean = new WeightedMean();
        for (var i = 0; i < Rows; i++)
            mean.Add(loss(scores[i], outcomes[i]), weights[i]);
        return mean.Figure();
    }

    private void Keep(ReadOnlySpan<double> row, int outcome, double weight)
    {
        scores.Add(row.ToArray());
        outcomes.Add(outcome);
        weights.Add(weight);
    }

    private static bool IsGood(ReadOnlySpan<double> row)
    {
        foreach (var p in row)
        {
            if (!(p >= 0 && p <= 1))
                return false;
        }
        return true;
    }

    private static int Top(double[] p) => Array.IndexOf(p, p.Max());
}
