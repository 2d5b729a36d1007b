namespace ModelWatch.Benchmarks.Comparison;

/// <summary>
/// The numpy line's own definitions, where they are not the product's: both divergences take shares below 1e-4 as 1e-4 (the product does so
/// for shares of 0, and for PSI only), and decile and quantile k is the value of rank floor(k n / parts) + 1, one higher than the
/// product's inverted CDF when k n / parts is whole.
/// </summary>
internal static class NumpyShares
{
    public static (double Psi, double JensenShannon) Of(IReadOnlyList<double> reference, IReadOnlyList<double> current)
    {
        double left = reference.Sum(), right = current.Sum(), psi = 0, js = 0;
        for (var k = 0; k < reference.Count; k++)
        {
            double a = Math.Max(reference[k] / left, 1e-4), b = Math.Max(current[k] / right, 1e-4), middle = (a + b) / 2;
            psi += (b - a) * Math.Log(b / a);
            js += a * Math.Log2(a / middle) + b * Math.Log2(b / middle);
        }

        return (psi, Math.Sqrt(js / 2));
    }

    public static double Quantile(double[] sorted, int k, int parts) => sorted[(int)((long)sorted.Length * k / parts)];

    /// <summary>Counts between the deciles of a sorted reference.</summary>
    public static double[] Deciles(double[] reference, double[] sorted)
    {
        var counts = new double[10];
        var before = 0;
        for (var k = 1; k < 10; k++)
        {
            var here = Statistics.Profiles.SortedSample.CountAtMost(sorted, Quantile(reference, k, 10));
            counts[k - 1] = here - before;
            before = here;
        }

        counts[9] = sorted.Length - before;
        return counts;
    }
}
