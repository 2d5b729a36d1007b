namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The CORP decomposition of the Brier score (Dimitriadis, Gneiting, Jordan 2021): scores are recalibrated by pool-adjacent-violators, without
/// bins; score = miscalibration - discrimination + uncertainty. Pure functions, thread safe.
/// </summary>
public static class Corp
{
    /// <summary>The decomposition; all absent without rows.</summary>
    /// <param name="rows">The rows.</param>
    public static CorpParts Of(ScoredRows rows)
    {
        if (rows.Rows == 0)
            return new CorpParts(Figure.Absent("no rows"), Figure.Absent("no rows"), Figure.Absent("no rows"), []);
        var fitted = Recalibrated(rows);
        var rate = rows.Positive / rows.Weight;
        double score = 0, best = 0, constant = 0;
        for (var i = 0; i < rows.Rows; i++)
        {
            var (y, w) = (rows.Outcomes[i] ? 1.0 : 0, rows.Weights[i] / rows.Weight);
            score += w * (rows.Scores[i] - y) * (rows.Scores[i] - y);
            best += w * (fitted[i] - y) * (fitted[i] - y);
            constant += w * (rate - y) * (rate - y);
        }
        return new CorpParts(Figure.Of(score - best), Figure.Of(constant - best), Figure.Of(constant), fitted);
    }

    private static double[] Recalibrated(ScoredRows rows)
    {
        var blocks = new List<(double Weight, double Positive, int Rows)>();
        for (int from = 0, to; from < rows.Rows; from = to)
        {
            var (weight, positive) = (0.0, 0.0);
            // Equal scores are one point: averaged before anything is pooled.
            for (to = from; to < rows.Rows && rows.Scores[rows.Order[to]] == rows.Scores[rows.Order[from]]; to++)
            {
                weight += rows.Weights[rows.Order[to]];
                positive += rows.Outcomes[rows.Order[to]] ? rows.Weights[rows.Order[to]] : 0;
            }
            blocks.Add((weight, positive, to - from));
            while (blocks.Count > 1 && blocks[^2].Positive * blocks[^1].Weight >= blocks[^1].Positive * blocks[^2].Weight)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (a.Weight + b.Weight, a.Positive + b.Positive, a.Rows + b.Rows);
            }
        }
        var fitted = new double[rows.Rows];
        var rank = 0;
        foreach (var block in blocks)
        {
            for (var end = rank + block.Rows; rank < end; rank++)
                fitted[rows.Order[rank]] = block.Positive / block.Weight;
        }
        return fitted;
    }
}
