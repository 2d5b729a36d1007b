using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The sums of up to 256 deviations and of their squares, eight at a time. A deviation u of 59 bits is a * 2^30 + b with b in [0, 2^30):
/// the three products have at most 60 bits, so eight of them fit 64 bits before they are split into halves.
/// </summary>
internal static class MomentPass
{
    private const int Low = 30;
    private const long LowMask = (1L << Low) - 1;

    /// <summary>The sums over values whose number is a multiple of eight; a value equal to the centre adds nothing.</summary>
    public static (Int128 Sum, UInt128 Squares) Sums(ReadOnlySpan<double> values, double centre, double factor)
    {
        var (middle, scale) = (Vector512.Create(centre), Vector512.Create(factor));
        Vector512<long> highs = default, lows = default;
        SplitSum squares = default, mixed = default, rest = default;
        for (var from = 0; from < values.Length; from += 64)
        {
            var part = values.Slice(from, Math.Min(64, values.Length - from));
            Vector512<long> high2 = default, both = default, low2 = default;
            for (var i = 0; i <= part.Length - 8; i += 8)
            {
                var unit = Unit(Vector512.Create(part.Slice(i, 8)), middle, scale);
                var high = unit >> Low;
                var low = unit & Vector512.Create(LowMask);
                highs += high;
                lows += low;
                high2 += Product(high, high);
                both += Product(high, low);
                low2 += Product(low, low);
            }
            squares.Add(high2);
            mixed.Add(both);
            rest.Add(low2);
        }
        var sum = (Exact(highs) << Low) + Exact(lows);
        return (sum, (UInt128)((squares.Total << (2 * Low)) + (mixed.Total << (Low + 1)) + rest.Total));
    }

    /// <summary>
    /// The weighted sums, of squares as Low + High * 2^60. A weight of 54 bits is two parts of 27; a square is four parts of 30 bits, so a
    /// product has 57 bits at most and 32 of them fit 64 bits.
    /// </summary>
    public static (Int128 Sum, UInt128 Low, UInt128 High) WeightedSums(
        ReadOnlySpan<double> values, ReadOnlySpan<long> weights, double centre, double factor)
    {
        var (middle, scale, mask) = (Vector512.Create(centre), Vector512.Create(factor), Vector512.Create(LowMask));
        PairSum highs = default, lows = default, part0 = default, part1 = default, part2 = default, part3 = default;
        for (var i = 0; i <= values.Length - 8; i += 8)
        {
            var unit = Unit(Vector512.Create(values.Slice(i, 8)), middle, scale);
            var weight = Vector512.Create(weights.Slice(i, 8));
            var (high, low) = (unit >> Low, unit & mask);
            highs.Add(high, weight);
            lows.Add(low, weight);
            var square = Product(low, low);
            part0.Add(square & mask, weight);
            square = (square >> Low) + (Product(high, low) << 1);
            part1.Add(square & mask, weight);
            square = (square >> Low) + Product(high, high);
            part2.Add(square & mask, weight);
            part3.Add(square >> Low, weight);
        }
        var sum = (highs.Total << Low) + lows.Total;
        return (sum, (UInt128)(part0.Total + (part1.Total << Low)), (UInt128)(part2.Total + (part3.Total << Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Unit(Vector512<double> values, Vector512<double> centre, Vector512<double> factor) =>
        Vector512.ConvertToInt64Native(Vector512.Round((values - centre) * factor));

    // Both fit 32 bits with sign, for which there is an instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Product(Vector512<long> left, Vector512<long> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsInt32(), right.AsInt32()) : left * right;

    // Eight lanes of 62 bits do not fit 64 bits together.
    private static Int128 Exact(Vector512<long> lanes) =>
        ((Int128)Vector512.Sum(lanes >> 32) << 32) + Vector512.Sum(lanes & Vector512.Create((long)uint.MaxValue));

    private struct SplitSum
    {
        private Vector512<long> high;
        private Vector512<long> low;

        public readonly Int128 Total => ((Int128)Vector512.Sum(high) << 32) + Vector512.Sum(low);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector512<long> part)
        {
            high += part >> 32;
            low += part & Vector512.Create((long)uint.MaxValue);
        }
    }

    private struct PairSum
    {
        private const int Half = 27;
        private Vector512<long> high;
        private Vector512<long> low;

        public readonly Int128 Total => (Exact(high) << Half) + Exact(low);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector512<long> part, Vector512<long> weight)
        {
            high += Product(part, weight >> Half);
            low += Product(part, weight & Vector512.Create((1L << Half) - 1));
        }
    }
}
