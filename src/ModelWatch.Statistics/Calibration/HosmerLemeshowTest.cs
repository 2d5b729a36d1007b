namespace ModelWatch.Statistics.Calibration;

/// <summary>The Hosmer-Lemeshow test with the degrees of freedom that its p-value used.</summary>
/// <param name="Statistic">The statistic, 0 or more.</param>
/// <param name="DegreesOfFreedom">Groups on new data, two fewer on the data of the fit.</param>
/// <param name="P">Upper tail of the chi-square law.</param>
public sealed record HosmerLemeshowTest(Figure Statistic, int DegreesOfFreedom, Figure P)
{
    /// <summary>The test of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Groups of equal numbers of rows, 3 or more; fewer rows make as many groups as rows.</param>
    /// <param name="fitted">True when the model learned from these very rows.</param>
    public static HosmerLemeshowTest Of(ScoredRows rows, int groups = 10, bool fitted = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 3);
        var statistic = HosmerLemeshow.Statistic(rows, groups);
        var used = Math.Min(groups, rows.Rows) - (fitted ? 2 : 0);
        return used >= 1
            ? new HosmerLemeshowTest(statistic, used, HosmerLemeshow.PValue(statistic, used))
            : new HosmerLemeshowTest(statistic, 0, Figure.Absent("fewer groups than degrees of freedom"));
    }
}
