using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Weights as whole multiples of 2^-24, so that sums of weights do not depend on their order.
/// The rounding of a weight is at most 2^-25; whole numbers and dyadic fractions are exact. A total may reach 2^39 (5.4e11).
/// </summary>
public static class FixedWeight
{
    /// <summary>Fraction bits of a weight.</summary>
    public const int Bits = 24;

    /// <summary>The weight 1 in fixed point.</summary>
    public const long One = 1L << Bits;

    /// <summary>Largest single weight, 2^30, inclusive.</summary>
    public const double Largest = 1L << 30;

    /// <summary>The fixed-point form of a weight.</summary>
    /// <param name="weight">Finite, in (0, 2^30]; anything smaller than 2^-25 becomes 2^-24.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside the range or NaN.</exception>
    public static long From(double weight)
    {
        if (weight == 1)
            return One;
        if (!(weight > 0 && weight <= Largest))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is above 0 and at most 2^30.");
        return Math.Max(1, (long)Math.Round(weight * One));
    }

    /// <summary>Writes the fixed-point forms of many weights.</summary>
    /// <returns>The form when all are equal, else 0.</returns>
    internal static long FromAll(ReadOnlySpan<double> weights, Span<long> to)
    {
        var first = From(weights[0]);
        if (MemoryMarshal.Cast<double, long>(weights).IndexOfAnyExcept(BitConverter.DoubleToInt64Bits(weights[0])) < 0)
        {
            to[..weights.Length].Fill(first);
            return first;
        }
        var i = 0;
        for (; i <= weights.Length - 8; i += 8)
        {
            var weight = Vector512.Create(weights.Slice(i, 8));
            if (!Vector512.GreaterThanAll(weight, Vector512<double>.Zero) || !Vector512.LessThanOrEqualAll(weight, Vector512.Create(Largest)))
                break; // the loop below finds the one to refuse
            var units = Vector512.ConvertToInt64Native(Vector512.Round(weight * One));
            Vector512.Max(units, Vector512<long>.One).CopyTo(to.Slice(i, 8));
        }
        for (; i < weights.Length; i++)
            to[i] = From(weights[i]);
        return 0;
    }

    /// <summary>The weight of a fixed-point total.</summary>
    /// <param name="fixedWeight">A sum of fixed-point weights.</param>
    public static double ToDouble(long fixedWeight) => fixedWeight / (double)One;
}
