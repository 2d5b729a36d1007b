using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Rows with a probability, an outcome and a weight: what calibration and ranking read. Rows whose probability is not in [0, 1] or whose
/// weight is not above 0 are left out and counted. Immutable and thread safe; figures are computed from the rows exactly, without bins
/// unless the statistic has them.
/// </summary>
public sealed class ScoredRows
{
    private readonly double[] scores;
    private readonly bool[] outcomes;
    private readonly double[]? weights;
    private readonly Lazy<double[]> shownWeights;
    private readonly Lazy<int[]> order;
    private readonly Lazy<CalibrationFit> recalibration;
    private readonly double squares;

    /// <summary>Takes a copy of the rows.</summary>
    /// <param name="scores">Probability of the event a row, in [0, 1].</param>
    /// <param name="outcomes">Whether the event came, a row.</param>
    /// <param name="weights">Weight a row, above 0; empty for 1 each. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ScoredRows(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> weights = default)
    {
        if (scores.Length != outcomes.Length || (!weights.IsEmpty && weights.Length != scores.Length))
            throw new ArgumentException("Scores, outcomes and weights differ in length.", nameof(outcomes));
        if (!weights.IsEmpty && !weights.ContainsAnyExcept(1))
            weights = default;
        if (weights.IsEmpty && ScoreSort.AreProbabilities(scores))
            (this.scores, this.outcomes) = (Copy(scores), outcomes.ToArray());
        else
            (this.scores, this.outcomes, this.weights) = Kept(scores, outcomes, weights);
        LeftOut = scores.Length - Rows;
        order = new Lazy<int[]>(Sort);
        recalibration = new Lazy<CalibrationFit>(() => CalibrationSlope.Fit(this));
        shownWeights = new Lazy<double[]>(Ones);
        Positives = this.outcomes.AsSpan().Count(true);
        (Weight, Positive, squares) = (Rows, Positives, Rows);
        if (this.weights is not null)
            (Weight, Positive, squares) = Sums(this.outcomes, this.weights);
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows => scores.Length;

    /// <summary>Number of rows left out for a bad probability or weight.</summary>
    public int LeftOut { get; }

    /// <summary>Number of kept rows with the event.</summary>
    public int Positives { get; }

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>Weight of the rows with the event.</summary>
    public double Positive { get; }

    /// <summary>Weight of the rows without the event.</summary>
    public double Negative => Weight - Positive;

    /// <summary>Share of the event; NaN-free: absent when there are no rows.</summary>
    public Figure BaseRate => Rows == 0 ? Figure.Absent("no rows") : Inference.Proportion.Weighted(Positive, Weight, Trust);

    /// <summary>Probabilities, in the order given.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>Outcomes, in the order given.</summary>
    public ReadOnlySpan<bool> Outcomes => outcomes;

    /// <summary>Weights, in the order given.</summary>
    public ReadOnlySpan<double> Weights => weights ?? shownWeights.Value;

    /// <summary>True unless every weight is 1.</summary>
    internal bool IsWeighted => weights is not null;

    /// <summary>Effective rows a unit of weight, sum w / sum w^2: 1 without weights.</summary>
    internal double Trust => Weight / squares;

    /// <summary>Row numbers by ascending score; equal scores in the order given.</summary>
    internal ReadOnlySpan<int> Order => order.Value;

    /// <summary>Fitted once, for it is asked for more than once.</summary>
    internal CalibrationFit Recalibration => recalibration.Value;

    /// <summary>Why a figure that needs both classes is absent; null when both are there.</summary>
    internal string? OneClass => Lacking(Rows, Positives);

    internal static string? Lacking(int rows, int positives) =>
        rows == 0 ? "no rows" : positives == 0 ? "no positive outcome" : positives == rows ? "no negative outcome" : null;

    // -0 and 0 are one score: kept in one form.
    private static double[] Copy(ReadOnlySpan<double> scores)
    {
        var copy = GC.AllocateUninitializedArray<double>(scores.Length);
        for (var i = 0; i < copy.Length; i++)
            copy[i] = scores[i] + 0.0;
        return copy;
    }

    private static (double[] Scores, bool[] Outcomes, double[]? Weights) Kept(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> weights)
    {
        var kept = new List<int>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= 0 && scores[i] <= 1 && (weights.IsEmpty || (weights[i] > 0 && double.IsFinite(weights[i]))))
                kept.Add(i);
        }
        var (p, y, w) = (new double[kept.Count], new bool[kept.Count], weights.IsEmpty ? null : new double[kept.Count]);
        for (var i = 0; i < kept.Count; i++)
        {
            (p[i], y[i]) = (scores[kept[i]] + 0.0, outcomes[kept[i]]);
            if (w is not null)
                w[i] = weights[kept[i]];
        }
        return (p, y, w);
    }

    private static (double Weight, double Positive, double Squares) Sums(bool[] outcomes, double[] weights)
    {
        double weight = 0, positive = 0, squares = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weight += weights[i];
            positive += outcomes[i] ? weights[i] : 0;
            squares += weights[i] * weights[i];
        }
        return (weight, positive, squares);
    }

    private double[] Ones()
    {
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        return ones;
    }

    private int[] Sort()
    {
        var rows = new int[Rows];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        var keys = (double[])scores.Clone();
        Array.Sort(keys, rows);
        // Array.Sort is not stable: put equal scores back in the order given.
        for (int from = 0, to; from < rows.Length; from = to)
        {
            for (to = from + 1; to < rows.Length && keys[to] == keys[from];)
                to++;
            if (to - from > 1)
                Array.Sort(rows, from, to - from);
        }
        return rows;
    }
}
