namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The consistency band of a CORP reliability diagram (Dimitriadis, Gneiting, Jordan 2021): outcomes are drawn from the scores themselves,
/// recalibrated again, and the pointwise quantiles kept. The observed curve leaves it where the scores are wrong.
/// </summary>
public static class CorpBand
{
    private const int Points = 100;

    /// <summary>
    /// The band at up to 100 of the scores, rising; empty without rows. Costs a recalibration a draw. Deterministic for a seed.
    /// </summary>
    /// <param name="rows">The rows; the outcomes are not read.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="level">Pointwise level, in (0, 1).</param>
    /// <param name="draws">Number of draws, 20 or more.</param>
    public static IReadOnlyList<CorpBandPoint> Of(ScoredRows rows, Random random, double level = 0.9, int draws = 200)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        if (rows.Rows == 0)
            return [];
        var places = Places(rows);
        var drawn = new double[places.Count][];
        for (var at = 0; at < drawn.Length; at++)
            drawn[at] = new double[draws];
        var outcomes = new bool[rows.Rows];
        for (var d = 0; d < draws; d++)
        {
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] = random.NextDouble() < rows.Scores[i];
            var curve = Corp.Of(new ScoredRows(rows.Scores, outcomes, rows.Weights)).Recalibrated;
            for (var at = 0; at < drawn.Length; at++)
                drawn[at][d] = curve[places[at]];
        }
        var points = new CorpBandPoint[places.Count];
        for (var at = 0; at < points.Length; at++)
        {
            Array.Sort(drawn[at]);
            points[at] = new CorpBandPoint(
                rows.Scores[places[at]], Performance.Percentile.Linear(drawn[at], (1 - level) / 2), Performance.Percentile.Linear(drawn[at], (1 + level) / 2));
        }
        return points;
    }

    // Rows at even ranks, first and last among them, each score once.
    private static List<int> Places(ScoredRows rows)
    {
        var places = new List<int>();
        for (var k = 0; k <= Points - 1; k++)
        {
            var row = rows.Order[(int)((long)k * (rows.Rows - 1) / (Points - 1))];
            if (places.Count == 0 || rows.Scores[row] > rows.Scores[places[^1]])
                places.Add(row);
        }
        return places;
    }
}
