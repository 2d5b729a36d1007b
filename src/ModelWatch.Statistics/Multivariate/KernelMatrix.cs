using System.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>The Gaussian kernel between all pooled rows, for the squared mean discrepancy of any labelling.</summary>
internal sealed class KernelMatrix
{
    private readonly double[][] kernel;

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
    }

    /// <summary>
    /// The squared discrepancy between the rows with the weights of the one and of the other side (0 for those of the other): U-statistic or
    /// V-statistic (Gretton et al. 2012, eq. 3 and 5), with weight w as w repetitions.
    /// </summary>
    public double Squared(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, bool unbiased)
    {
        double outside = 0, inside = 0, across = 0, m = 0, n = 0;
        for (var i = 0; i < kernel.Length; i++)
        {
            var toReference = Dot(kernel[i], reference);
            across += current[i] * toReference;
            if (reference[i] > 0)
                outside += reference[i] * (toReference + reference[i]);
            if (current[i] > 0)
                inside += current[i] * (Dot(kernel[i], current) + current[i]);
            m += reference[i];
            n += current[i];
        }
        // The diagonal of the matrix is 0, so the kernel 1 of a row with itself and its repetitions was added above.
        return unbiased
            ? (outside - m) / (m * (m - 1)) + (inside - n) / (n * (n - 1)) - 2 * across / (m * n)
            : Math.Max(0, outside / (m * m) + inside / (n * n) - 2 * across / (m * n));
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
