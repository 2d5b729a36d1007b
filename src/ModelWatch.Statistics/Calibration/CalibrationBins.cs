namespace ModelWatch.Statistics.Calibration;

/// <summary>Bins of scores; empty ones are left out. Pure functions, thread safe.</summary>
public static class CalibrationBins
{
    /// <summary>Equal-width bins [k/B, (k+1)/B), 1 in the last.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">The number B, 1 or more.</param>
    public static IReadOnlyList<CalibrationBin> ByWidth(ScoredRows rows, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (!rows.IsWeighted)
            return Counted(rows, bins);
        var sums = new CalibrationBin[bins];
        for (var i = 0; i < rows.Rows; i++)
            Add(sums, Index(rows.Scores[i], bins), rows, i);
        return Filled(sums);
    }

    /// <summary>Bins of equal numbers of rows: the row of rank i (equal scores in the order given) is in bin i * B / n.</summary>
    /// <param name="rows">The rows; the rank counts rows, not weights.</param>
    /// <param name="bins">The number B, 1 or more.</param>
    public static IReadOnlyList<CalibrationBin> ByMass(ScoredRows rows, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var sums = new CalibrationBin[bins];
        for (var rank = 0; rank < rows.Rows; rank++)
            Add(sums, (int)((long)rank * bins / rows.Rows), rows, rows.Order[rank]);
        return Filled(sums);
    }

    /// <summary>The bin of a score in [0, 1].</summary>
    internal static int Index(double score, int bins) => Math.Min(bins - 1, (int)(score * bins));

    // Rows count 1 each: the number of rows and of events share one word, rows in its upper half.
    private static CalibrationBin[] Counted(ScoredRows rows, int bins)
    {
        var scores = rows.Scores;
        var outcomes = rows.Outcomes[..scores.Length];
        var counts = new long[bins];
        var sums = new double[bins];
        for (var i = 0; i < scores.Length; i++)
        {
            var bin = Index(scores[i], bins);
            counts[bin] += (1L << 32) + (outcomes[i] ? 1 : 0);
            sums[bin] += scores[i];
        }
        return Filled([.. counts.Select((c, k) => new CalibrationBin(k, (int)(c >> 32), c >> 32, sums[k], (int)c))]);
    }

    private static void Add(CalibrationBin[] sums, int bin, ScoredRows rows, int i)
    {
        var (w, p) = (rows.Weights[i], rows.Scores[i]);
        ref var sum = ref sums[bin];
        sum = new CalibrationBin(bin, sum.Rows + 1, sum.Weight + w, sum.Score + w * p, sum.Positive + (rows.Outcomes[i] ? w : 0));
    }

    private static CalibrationBin[] Filled(CalibrationBin[] sums) => [.. sums.Where(s => s.Rows > 0)];
}
