namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// Draws outcomes of rows and recalibrates them: pool-adjacent-violators over rows that are put in order once. What is kept of a fit is its
/// blocks. Not thread safe: it works in its own buffers.
/// </summary>
internal sealed class PooledDraw
{
    private readonly double[] probabilities;
    private readonly double[] weights;
    private readonly bool[] closes;
    private readonly double[] blockWeights;
    private readonly double[] blockPositives;
    private readonly double squares;

    /// <summary>Puts the rows in the order of their scores.</summary>
    /// <param name="rows">The rows; their outcomes are not read.</param>
    /// <param name="line">The probability from which the outcome of each row is drawn.</param>
    public PooledDraw(ScoredRows rows, double[] line)
    {
        var order = rows.Order;
        var n = order.Length;
        (probabilities, weights, closes) = (new double[n], new double[n], new bool[n]);
        (blockWeights, blockPositives) = (new double[n], new double[n]);
        for (var rank = 0; rank < n; rank++)
        {
            var i = order[rank];
            (probabilities[rank], weights[rank]) = (line[i], rows.Weights[i]);
            closes[rank] = rank + 1 == n || rows.Scores[order[rank + 1]] != rows.Scores[i];
            squares += weights[rank] * line[i] * line[i];
        }
    }

    /// <summary>
    /// Draws outcomes; by how much the sum of squares of the fit is below that of the probabilities. A block of weight w with the events a
    /// has a (1 - a / w) of it; a row has p^2, or (1 - p)^2 = p^2 + 1 - 2 p.
    /// </summary>
    public double Gain(Random random)
    {
        var (blocks, said) = (0, squares);
        double weight = 0, positive = 0, fitted = 0;
        for (var rank = 0; rank < probabilities.Length; rank++)
        {
            var (p, w) = (probabilities[rank], weights[rank]);
            var came = random.NextDouble() < p ? w : 0;
            said += came * (1 - 2 * p);
            weight += w;
            positive += came;
            // Equal scores are one point: averaged before anything is pooled.
            if (!closes[rank])
                continue;
            while (blocks > 0 && blockPositives[blocks - 1] * weight >= positive * blockWeights[blocks - 1])
            {
                blocks--;
                (weight, positive) = (weight + blockWeights[blocks], positive + blockPositives[blocks]);
            }
            (blockWeights[blocks], blockPositives[blocks]) = (weight, positive);
            blocks++;
            (weight, positive) = (0, 0);
        }
        for (var b = 0; b < blocks; b++)
            fitted += blockPositives[b] * (1 - blockPositives[b] / blockWeights[b]);
        return said - fitted;
    }
}
