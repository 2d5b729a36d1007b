using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const string Empty = "no values";

    /// <summary>Weighted arithmetic mean, in the unit of the feature; exact up to rounding. Absent when empty.</summary>
    public Figure Mean
    {
        get
        {
            var total = FixedTotal;
            if (total == 0)
                return Figure.Absent(Empty);
            var shift = Scaled(ExactDeviation, total, Edges.Scale.CentreExponent);
            return Figure.Of(Edges.Scale.Centre + shift);
        }
    }

    /// <summary>Standard deviation with n - 1 (n = sum of weights), in the unit of the feature. Absent for fewer than two values.</summary>
    public Figure StandardDeviation => Variance(1).Select(Math.Sqrt);

    /// <summary>Variance with n - ddof, in the squared unit; 0 for a constant. Absent when n is at most ddof.</summary>
    /// <param name="ddof">0 (population) or 1 (sample).</param>
    public Figure Variance(int ddof)
    {
        var total = FixedTotal;
        if (total == 0)
            return Figure.Absent(Empty);
        var divisor = total - ddof * FixedWeight.One;
        if (divisor <= 0 || (ddof > 0 && Rows < 2 && total < 2 * FixedWeight.One))
            return Figure.Absent("fewer than two values");
        var first = ExactDeviation;
        var numerator = ExactSquare * total - first * first;
        return Figure.Of(Scaled(numerator, (BigInteger)total * divisor, 2 * Edges.Scale.CentreExponent));
    }

    /// <summary>Weighted mean of the values of one bin, in the unit of the feature, to the last places; null for an empty bin.</summary>
    /// <param name="bin">0 to <see cref="NumericEdges.Bins"/> - 1.</param>
    public double? BinMean(int bin)
    {
        if (counts[bin] == 0)
            return null;
        var slot = scale.Slots[bin];
        if (slot == 0)
            return Edges.Values[bin];
        if (far is not null && (bin == 0 || bin == Edges.Bins - 1))
            return Scaled(ExactSum(bin), counts[bin], scale.Exponent(bin));
        var units = (Int128)sums[slot] + (Int128)scale.Starts[slot] * counts[bin];
        return Math.ScaleB((double)units / counts[bin], scale.Exponent(bin));
    }

    /// <summary>
    /// The quantile by the inverted CDF, with the largest distance that the true one can have (<see cref="Figure.Error"/>; 0 when the
    /// bin is a single number and at the extremes). Inside a bin it is interpolated. Absent when empty.
    /// </summary>
    /// <param name="q">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is outside [0, 1].</exception>
    public Figure Quantile(double q)
    {
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile level lies in [0, 1].");
        var total = FixedTotal;
        if (total == 0)
            return Figure.Absent(Empty);
        if (q == 0)
            return Figure.Exact(min);
        var target = q * total;
        long before = 0;
        var bin = 0;
        var last = counts.AsSpan().LastIndexOfAnyExcept(0);
        // A total of more than 53 bits may round above the sum of the bins.
        while (bin < last && (before + counts[bin] < target || counts[bin] == 0))
            before += counts[bin++];
        return InBin(bin, (target - before) / counts[bin]);
    }

    private Figure InBin(int bin, double share)
    {
        var (low, high) = Extent(bin);
        if (share >= 1 && max <= high)
            return Figure.Exact(max);
        var part = Math.Clamp(share, 0, 1);
        // The width of a bin may be too large for a double, its ends are not.
        var value = double.IsFinite(high - low) ? low + (high - low) * part : low * (1 - part) + high * part;
        return Figure.Of(value).WithError(Math.Max(value - low, high - value));
    }

    /// <summary>The narrowest interval known to hold the values of a bin that is not empty.</summary>
    internal (double Low, double High) Extent(int bin)
    {
        var edges = Edges.Values;
        var low = bin == 0 ? min : Math.Max(min, Math.BitIncrement(edges[bin - 1]));
        var high = bin == edges.Length ? max : Math.Min(max, edges[bin]);
        return (low, high);
    }

    /// <summary>numerator / denominator * 2^exponent in double, without overflow on the way.</summary>
    private static double Scaled(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
            return 0;
        // 64 bits more than a double needs are kept in the quotient, so that its one rounding is the last.
        var shift = (int)Math.Max(0, 128 - (numerator.GetBitLength() - denominator.GetBitLength()));
        var quotient = (numerator << shift) / denominator;
        return Math.ScaleB((double)quotient, exponent - shift);
    }
}
