namespace ModelWatch.Statistics.Drift;

/// <summary>
/// The population stability index sum (a - b) ln(a / b), 0 or more; a share of exactly 0 is taken as 1e-4, without renormalising.
/// Under no drift its mean is about (bins - 1)(1/m + 1/n), so a fixed threshold means another test at every n.
/// </summary>
public static class PopulationStability
{
    internal const double Floor = 1e-4;

    /// <summary>The index; absent when either side is empty.</summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure Of(PairedCounts counts)
    {
        if (counts.Why is { } why)
            return Figure.Absent(why);
        double sum = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            var a = Floored(counts.ReferenceShare(k));
            var b = Floored(counts.CurrentShare(k));
            sum += (a - b) * Math.Log(a / b);
        }
        return Figure.Of(sum);
    }

    internal static double Floored(double share) => share == 0 ? Floor : share;
}
