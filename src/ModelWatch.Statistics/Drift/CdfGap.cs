using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Drift;

/// <summary>How two empirical distribution functions F and G differ: found in one walk over two ascending samples.</summary>
/// <param name="Largest">max |F - G|, times both sizes: a whole number.</param>
/// <param name="Absolute">The integral of |F - G|.</param>
/// <param name="Square">The integral of (F - G)^2.</param>
internal readonly record struct CdfGap(long Largest, double Absolute, double Square)
{
    private const int Block = 256;

    /// <summary>The gaps of two ascending, non-empty samples of finite numbers.</summary>
    public static CdfGap Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        long m = reference.Length, n = current.Length, gap = 0, largest = 0;
        double unit = 1 / ((double)m * n), at = Math.Min(reference[0], current[0]);
        NeumaierSum absolute = default, square = default;
        int i = 0, j = 0;
        while (i < reference.Length && j < current.Length)
        {
            double blockAbsolute = 0, blockSquare = 0;
            for (var left = Block; left > 0 && i < reference.Length && j < current.Length; left--)
            {
                double a = reference[i], b = current[j], x = Math.Min(a, b), width = x - at;
                // Without a branch, which random data would make the processor guess wrong: a point inside a tie is no place to measure.
                largest = Math.Max(largest, width > 0 ? Math.Abs(gap) : 0);
                var share = gap * unit;
                blockAbsolute += Math.Abs(share) * width;
                blockSquare += share * share * width;
                i += a <= x ? 1 : 0;
                j += b <= x ? 1 : 0;
                gap = i * n - j * m;
                at = x;
            }
            absolute.Add(blockAbsolute);
            square.Add(blockSquare);
        }
        // Ties of the last value on the other side are part of its step.
        while (i < reference.Length && reference[i] <= at)
            i++;
        while (j < current.Length && current[j] <= at)
            j++;
        largest = Math.Max(largest, Math.Abs(i * n - j * m));
        Rest(reference[i..], at, 1.0 / m, ref absolute, ref square);
        Rest(current[j..], at, 1.0 / n, ref absolute, ref square);
        return new CdfGap(largest, absolute.Value, square.Value);
    }

    // What is left of one sample when the other has ended: the gap falls by one step a value.
    private static void Rest(ReadOnlySpan<double> rest, double at, double step, ref NeumaierSum absolute, ref NeumaierSum square)
    {
        for (var k = 0; k < rest.Length; k++)
        {
            double share = (rest.Length - k) * step, width = rest[k] - at;
            absolute.Add(share * width);
            square.Add(share * share * width);
            at = rest[k];
        }
    }
}
