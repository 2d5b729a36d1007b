namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// A non-decreasing map from a raw score to a probability: weighted least squares by pool-adjacent-violators (Ayer et al. 1955), linear
/// between its knots, constant outside. Equal scores are averaged first. Its knots are its whole state. Immutable and thread safe.
/// </summary>
public sealed class IsotonicMap
{
    private readonly double[] scores;
    private readonly double[] values;

    /// <summary>A map from stored knots.</summary>
    /// <param name="scores">Knots, finite and rising; one or more.</param>
    /// <param name="values">The value at each knot, finite and not falling.</param>
    /// <exception cref="ArgumentException">The arrays do not describe a map.</exception>
    public IsotonicMap(ReadOnlySpan<double> scores, ReadOnlySpan<double> values)
    {
        if (scores.IsEmpty || scores.Length != values.Length)
            throw new ArgumentException("A map has as many values as scores, and at least one.", nameof(values));
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]) || !double.IsFinite(values[i]) || (i > 0 && !(scores[i] > scores[i - 1] && values[i] >= values[i - 1])))
                throw new ArgumentException("Knots are finite, scores rise and values do not fall.", nameof(scores));
        }
        this.scores = scores.ToArray();
        this.values = values.ToArray();
    }

    /// <summary>The scores of the knots, rising.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>The values at the knots, not falling.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The map of rows whose score is a probability; null without rows.</summary>
    /// <param name="rows">The rows.</param>
    public static IsotonicMap? Fit(ScoredRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var outcomes = new double[rows.Rows];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = rows.Outcomes[i] ? 1 : 0;
        return Fit(rows.Scores, outcomes, rows.Weights);
    }

    /// <summary>
    /// The map that fits best. Rows with a score or outcome that is not finite or a weight not above 0 are left out; null when none is
    /// left. Takes n log n steps.
    /// </summary>
    /// <param name="scores">Raw scores, of any finite range.</param>
    /// <param name="outcomes">What came, 0 or 1 (or any finite number).</param>
    /// <param name="weights">Weights; empty for 1 each. Weight w equals w repetitions; density ratios re-calibrate for another population.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IsotonicMap? Fit(ReadOnlySpan<double> scores, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights = default)
    {
        if (scores.Length != outcomes.Length || (!weights.IsEmpty && weights.Length != scores.Length))
            throw new ArgumentException("Scores, outcomes and weights differ in length.", nameof(outcomes));
        var rows = new List<(double Score, double Outcome, double Weight)>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsFinite(scores[i]) && double.IsFinite(outcomes[i]) && weight > 0 && double.IsFinite(weight))
                rows.Add((scores[i], outcomes[i], weight));
        }
        if (rows.Count == 0)
            return null;
        // By outcome inside equal scores too: the sums then do not depend on the order of the rows.
        rows.Sort();
        return Knots(Pool(rows));
    }

    /// <summary>The value at a score; the first or last value outside the knots; NaN of NaN.</summary>
    /// <param name="score">The raw score.</param>
    public double Apply(double score)
    {
        if (double.IsNaN(score) || score >= scores[^1])
            return double.IsNaN(score) ? score : values[^1];
        if (score <= scores[0])
            return values[0];
        var at = Array.BinarySearch(scores, score);
        if (at >= 0)
            return values[at];
        var right = ~at;
        var left = right - 1;
        return values[left] == values[right] ? values[left]
            : values[left] + (values[right] - values[left]) * ((score - scores[left]) / (scores[right] - scores[left]));
    }

    /// <summary>The value at each score.</summary>
    /// <param name="scores">Raw scores.</param>
    public double[] Apply(ReadOnlySpan<double> scores)
    {
        var result = new double[scores.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Apply(scores[i]);
        return result;
    }

    private static List<Block> Pool(List<(double Score, double Outcome, double Weight)> rows)
    {
        var blocks = new List<Block>();
        for (int from = 0, to; from < rows.Count; from = to)
        {
            double weight = 0, sum = 0;
            for (to = from; to < rows.Count && rows[to].Score == rows[from].Score; to++)
            {
                weight += rows[to].Weight;
                sum += rows[to].Weight * rows[to].Outcome;
            }
            blocks.Add(new Block(rows[from].Score, rows[from].Score, weight, sum));
            while (blocks.Count > 1 && blocks[^2].Mean >= blocks[^1].Mean)
            {
                var (left, right) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = new Block(left.First, right.Last, left.Weight + right.Weight, left.Sum + right.Sum);
            }
        }
        return blocks;
    }

    // A block is flat from its first to its last score; between blocks the line runs from one end to the next.
    private static IsotonicMap Knots(List<Block> blocks)
    {
        List<double> scores = [], values = [];
        foreach (var block in blocks)
        {
            scores.Add(block.First);
            values.Add(block.Mean);
            if (block.Last > block.First)
            {
                scores.Add(block.Last);
                values.Add(block.Mean);
            }
        }
        return new IsotonicMap([.. scores], [.. values]);
    }

    private readonly record struct Block(double First, double Last, double Weight, double Sum)
    {
        public double Mean => Sum / Weight;
    }
}
