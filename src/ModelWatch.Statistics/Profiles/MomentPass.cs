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

    /// <summary>Writes the units of each value; the length is a multiple of eight.</summary>
    public static void Units(ReadOnlySpan<double> values, double centre, double factor, Span<long> units)
    {
        var (middle, scale) = (Vector512.Create(centre), Vector512.Create(factor));
        for (var i = 0; i <= units.Length - 8; i += 8)
            Unit(Vector512.Create(values.Slice(i, 8)), middle, scale).CopyTo(units.Slice(i, 8));
    }

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
        var sum = ((Int128)Vector512.Sum(highs) << Low) + Vector512.Sum(lows);
        return (sum, (UInt128)((squares.Total << (2 * Low)) + (mixed.Total << (Low + 1)) + rest.Total));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Unit(Vector512<double> values, Vector512<double> centre, Vector512<double> factor) =>
        Vector512.ConvertToInt64Native(Vector512.Round((values - centre) * factor));

    // Both fit 32 bits with sign, for which there is an instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Product(Vector512<long> left, Vector512<long> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsInt32(), right.AsInt32()) : left * right;

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
}
