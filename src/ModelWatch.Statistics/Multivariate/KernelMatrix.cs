using System.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>The Gaussian kernel between all pooled rows, for the squared mean discrepancy of any labelling.</summary>
internal sealed class KernelMatrix
{
    private readonly double[][] kernel;
    private readonly double[] sums;
    private readonly double total;

    public KernelMatrix(VectorSample pooled, double sigma)
    {
        var n = pooled.Rows;
        kernel = new double[n][];
        for (var i = 0; i < n; i++)
        {
            kernel[i] = new double[n];
            for (var j = 0; j < i; j++)
            {
                var scaled = pooled.Distance(i, j) / sigma;
                kernel[i][j] = kernel[j][i] = Math.Exp(-scaled * scaled / 2);
            }
        }
        sums = [.. kernel.Select(row => row.Sum())];
        total = sums.Sum();
    }

    /// <summary>
    /// The squared discrepancy of the rows marked 1 and 0: the U-statistic, or the V-statistic with the ones of the diagonal (Gretton et
    /// al. 2012, eq. 3 and 5).
    /// </summary>
    public double Squared(ReadOnlySpan<double> isCurrent, bool unbiased)
    {
        double inside = 0, touching = 0, n = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            if (isCurrent[i] == 0)
                continue;
            inside += Dot(kernel[i], isCurrent);
            touching += sums[i];
            n++;
        }
        double m = sums.Length - n, across = touching - inside, outside = total - touching - across;
        return unbiased
            ? outside / (m * (m - 1)) + inside / (n * (n - 1)) - 2 * across / (m * n)
            : Math.Max(0, (outside + m) / (m * m) + (inside + n) / (n * n) - 2 * across / (m * n));
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var lanes = Vector<double>.Zero;
        var at = 0;
        for (; at <= a.Length - Vector<double>.Count; at += Vector<double>.Count)
            lanes += new Vector<double>(a[at..]) * new Vector<double>(b[at..]);
        var sum = Vector.Sum(lanes);
        for (; at < a.Length; at++)
            sum += a[at] * b[at];
        return sum;
    }
}
