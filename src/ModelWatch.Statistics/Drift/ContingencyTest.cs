namespace ModelWatch.Statistics.Drift;

/// <summary>A test of a 2 x K table.</summary>
/// <param name="Statistic">The statistic, 0 or more.</param>
/// <param name="DegreesOfFreedom">K - 1; 0 when absent.</param>
/// <param name="PValue">The upper tail of the chi-square law, in [0, 1].</param>
/// <param name="LogPValue">Natural logarithm of the p-value, finite also where it underflows.</param>
/// <param name="LeastExpected">Smallest expected count; below 1 the law is a poor approximation (pool rare categories).</param>
public sealed record ContingencyTest(Figure Statistic, int DegreesOfFreedom, Figure PValue, Figure LogPValue, double LeastExpected)
{
    internal static ContingencyTest Absent(string why) =>
        new(Figure.Absent(why), 0, Figure.Absent(why), Figure.Absent(why), 0);
}
