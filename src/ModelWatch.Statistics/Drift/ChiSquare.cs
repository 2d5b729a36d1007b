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
    public static Figure CramersV(PairedCounts counts) => CramersV(counts, Pearson(counts));

    /// <summary>The same from a statistic that was computed before.</summary>
    /// <param name="counts">Counts over the union of categories.</param>
    /// <param name="pearson">The result of <see cref="Pearson"/> for these counts.</param>
    public static Figure CramersV(PairedCounts counts, ContingencyTest pearson)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(pearson);
        return pearson.Statistic.Value is { } x
            ? Figure.Of(Math.Min(1, Math.Sqrt(x / (counts.ReferenceTotal + counts.CurrentTotal))))
            : pearson.Statistic;
    }

    private static double PearsonTerm(double observed, double expected) => (observed - expected) * (observed - expected) / expected;

    private static ContingencyTest Test(PairedCounts counts, bool yates, Func<double, double, double> term)
    {
        if (counts.Why is { } why)
            return ContingencyTest.Absent(why);
        double m = counts.ReferenceTotal, n = counts.CurrentTotal, statistic = 0, least = double.PositiveInfinity;
        var columns = 0;
        for (var k = 0; k < counts.Length; k++)
            columns += counts.Reference[k] + counts.Current[k] > 0 ? 1 : 0;
        if (columns < 2)
            return ContingencyTest.Absent("fewer than two categories");
        for (var k = 0; k < counts.Length; k++)
        {
            double reference = counts.Reference[k], current = counts.Current[k], column = reference + current;
            if (!(column > 0))
                continue;
            double expected = column * (m / (m + n)), expectedCurrent = column * (n / (m + n));
            least = Math.Min(least, Math.Min(expected, expectedCurrent));
            var isCorrected = yates && columns == 2;
            statistic += term(isCorrected ? Corrected(reference, expected) : reference, expected);
            statistic += term(isCorrected ? Corrected(current, expectedCurrent) : current, expectedCurrent);
        }
        statistic = Math.Max(0, statistic);
        var logP = GammaTail.LogChiSquare(statistic, columns - 1);
        return new ContingencyTest(Figure.Of(statistic), columns - 1, Figure.Of(Math.Exp(logP)), Figure.Of(logP), least);
    }

    private static double Corrected(double observed, double expected)
    {
        var gap = expected - observed;
        return observed + Math.Sign(gap) * Math.Min(0.5, Math.Abs(gap));
    }
}
