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
    private readonly double[] weights;
    private readonly Lazy<int[]> order;
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
        var kept = new List<int>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= 0 && scores[i] <= 1 && (weights.IsEmpty || (weights[i] > 0 && double.IsFinite(weights[i]))))
                kept.Add(i);
        }
        LeftOut = scores.Length - kept.Count;
        this.scores = new double[kept.Count];
        this.outcomes = new bool[kept.Count];
        this.weights = new double[kept.Count];
        for (var i = 0; i < kept.Count; i++)
            (this.scores[i], this.outcomes[i], this.weights[i]) = (scores[kept[i]] + 0.0, outcomes[kept[i]], weights.IsEmpty ? 1 : weights[kept[i]]);
        order = new Lazy<int[]>(Sort);
        for (var i = 0; i < Rows; i++)
        {
            Weight += this.weights[i];
            Positive += this.outcomes[i] ? this.weights[i] : 0;
            Positives += this.outcomes[i] ? 1 : 0;
            squares += this.weights[i] * this.weights[i];
        }
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
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Effective rows a unit of weight, sum w / sum w^2: 1 without weights.</summary>
    internal double Trust => Weight / squares;

    /// <summary>Row numbers by ascending score; equal scores in the order given.</summary>
    internal ReadOnlySpan<int> Order => order.Value;

    /// <summary>Why a figure that needs both classes is absent; null when both are there.</summary>
    internal string? OneClass => Rows == 0 ? "no rows" : Positives == 0 ? "no positive outcome" : Positives == Rows ? "no negative outcome" : null;

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
