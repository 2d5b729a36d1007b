using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// Two-sample tests of the 2 x K table of reference and current counts: Pearson's chi-square, the G test and Cramer's V. Both samples are
/// random (an unseen category does not make p = 0). Absent for an empty side or fewer than two categories.
/// Weighted counts are taken as they are: with weights the p-value is approximate.
/// </summary>
public static class ChiSquare
{
    /// <summary>Pearson's chi-square without Yates' correction.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static ContingencyTest Pearson(PairedCounts counts) => Test(counts, yates: false, PearsonTerm);

    /// <summary>Pearson's chi-square with Yates' correction when there are two categories (scipy's default); else without.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static ContingencyTest Yates(PairedCounts counts) => Test(counts, yates: true, PearsonTerm);

    /// <summary>The log-likelihood ratio statistic G = 2 sum o ln(o / e).</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static ContingencyTest G(PairedCounts counts) =>
        Test(counts, yates: false, (observed, expected) => observed == 0 ? 0 : 2 * observed * Math.Log(observed / expected));

    /// <summary>Cramer's V = sqrt(chi-square / (m + n)) of the 2 x K table, in [0, 1].</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    public static Figure CramersV(PairedCounts counts) =>
        Pearson(counts).Statistic.Select(x => Math.Min(1, Math.Sqrt(x / (counts.ReferenceTotal + counts.CurrentTotal))));

    private static double PearsonTerm(double observed, double expected) => (observed - expected) * (observed - expected) / expected;

    private static ContingencyTest Test(PairedCounts counts, bool yates, Func<double, double, double> term)
    {
        if (counts.Why is { } why)
            return ContingencyTest.Absent(why);
        double m = counts.ReferenceTotal, n = counts.CurrentTotal, statistic = 0, least = double.PositiveInfinity;
        var columns = Enumerable.Range(0, counts.Length).Where(k => counts.Reference[k] + counts.Current[k] > 0).ToArray();
        if (columns.Length < 2)
            return ContingencyTest.Absent("fewer than two categories");
        foreach (var k in columns)
        {
            var column = counts.Reference[k] + counts.Current[k];
            foreach (var (observed, share) in new[] { (counts.Reference[k], m / (m + n)), (counts.Current[k], n / (m + n)) })
            {
                var expected = column * share;
                least = Math.Min(least, expected);
                statistic += term(yates && columns.Length == 2 ? Corrected(observed, expected) : observed, expected);
            }
        }
        statistic = Math.Max(0, statistic);
        var logP = GammaTail.LogChiSquare(statistic, columns.Length - 1);
        return new ContingencyTest(Figure.Of(statistic), columns.Length - 1, Figure.Of(Math.Exp(logP)), Figure.Of(logP), least);
    }

    private static double Corrected(double observed, double expected)
    {
        var gap = expected - observed;
        return observed + Math.Sign(gap) * Math.Min(0.5, Math.Abs(gap));
    }
}
