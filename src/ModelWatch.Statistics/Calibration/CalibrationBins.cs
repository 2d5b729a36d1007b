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
        var sums = new CalibrationBin[bins];
        for (var i = 0; i < rows.Rows; i++)
            Add(sums, Math.Min(bins - 1, (int)(rows.Scores[i] * bins)), rows, i);
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

    private static void Add(CalibrationBin[] sums, int bin, ScoredRows rows, int i)
    {
        var (w, p) = (rows.Weights[i], rows.Scores[i]);
        ref var sum = ref sums[bin];
        sum = new CalibrationBin(bin, sum.Rows + 1, sum.Weight + w, sum.Score + w * p, sum.Positive + (rows.Outcomes[i] ? w : 0));
    }

    private static CalibrationBin[] Filled(CalibrationBin[] sums) => [.. sums.Where(s => s.Rows > 0)];
}
