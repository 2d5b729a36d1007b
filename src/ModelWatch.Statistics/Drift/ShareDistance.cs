namespace ModelWatch.Statistics.Drift;

/// <summary>Distances between two sets of shares. All are absent when either side is empty.</summary>
public static class ShareDistance
{
    /// <summary>Hellinger distance sqrt(sum (sqrt a - sqrt b)^2) / sqrt 2, in [0, 1].</summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure Hellinger(PairedCounts counts) =>
        Sum(counts, SquaredRoots).Select(s => Math.Min(1, Math.Sqrt(s / 2)));

    /// <summary>Total variation sum |a - b| / 2, in [0, 1].</summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure TotalVariation(PairedCounts counts) =>
        Sum(counts, (a, b) => Math.Abs(a - b)).Select(s => Math.Min(1, s / 2));

    /// <summary>L-infinity, the largest |a - b|, in [0, 1].</summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure LInfinity(PairedCounts counts)
    {
        if (counts.Why is { } why)
            return Figure.Absent(why);
        double largest = 0;
        for (var k = 0; k < counts.Length; k++)
            largest = Math.Max(largest, Math.Abs(counts.ReferenceShare(k) - counts.CurrentShare(k)));
        return Figure.Of(largest);
    }

    /// <summary>
    /// Kullback-Leibler divergence sum a ln(a / b) from reference to current in nats, 0 or more; shares of 0 are taken as 1e-4, then both
    /// sides are renormalised. Asymmetric and ruled by that floor: to look at, not to alarm on.
    /// </summary>
    /// <param name="counts">Counts on deciles or categories.</param>
    public static Figure KullbackLeibler(PairedCounts counts)
    {
        var a = Sum(counts, (a, _) => PopulationStability.Floored(a));
        var b = Sum(counts, (_, b) => PopulationStability.Floored(b));
        if (a.Value is not { } left || b.Value is not { } right)
            return a;
        return Sum(counts, (x, y) =>
        {
            double p = PopulationStability.Floored(x) / left, q = PopulationStability.Floored(y) / right;
            return p * Math.Log(p / q);
        });
    }

    private static double SquaredRoots(double a, double b)
    {
        var gap = Math.Sqrt(a) - Math.Sqrt(b);
        return gap * gap;
    }

    private static Figure Sum(PairedCounts counts, Func<double, double, double> term)
    {
        if (counts.Why is { } why)
            return Figure.Absent(why);
        double sum = 0;
        for (var k = 0; k < counts.Length; k++)
            sum += term(counts.ReferenceShare(k), counts.CurrentShare(k));
        return Figure.Of(sum);
    }
}
