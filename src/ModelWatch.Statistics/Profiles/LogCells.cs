using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The cells of magnitude: sign by quarter octave from 2^-40 to 2^70, closed on the right. The edges are -2^(j/4) from j = 280 down to
/// -160, -1e-300, 0, and 2^(j/4) from j = -160 up to 280; cell c holds (edge c - 1, edge c]. Equal for all features.
/// </summary>
internal static class LogCells
{
    /// <summary>Number of cells.</summary>
    public const int Count = 2 * Steps + 3;
    private const int Steps = 441;
    private const int LowestOctave = -40;
    private const long Mantissa = 0xF_FFFF_FFFF_FFFF;

    // The mantissas of 2^(1/4), 2^(1/2) and 2^(3/4).
    private const long Quarter = 0x3_06FE_0A31_B715;
    private const long Half = 0x6_A09E_667F_3BCD;
    private const long ThreeQuarters = 0xA_E89F_995A_D3AD;
    private static readonly long Tiny = BitConverter.DoubleToInt64Bits(1e-300);

    /// <summary>The cell of a finite number.</summary>
    public static int Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var sign = bits >> 63;
        var size = bits & long.MaxValue;
        if (size < Tiny && !(value > 0))
            return Steps + 1;
        // Below zero the closed end is the smaller magnitude, so equal mantissas count there: one is added to compare by "above".
        var mantissa = (size & Mantissa) - sign;
        var quarters = Above(mantissa, 0) + Above(mantissa, Quarter) + Above(mantissa, Half) + Above(mantissa, ThreeQuarters);
        var step = Math.Clamp(4 * ((size >> 52) - 1023 - LowestOctave) + quarters, 0, Steps);
        return (int)(Steps + 2 + sign + (step ^ sign));
    }

    /// <summary>The same for many; lengths are multiples of eight.</summary>
    public static void All(ReadOnlySpan<double> values, Span<long> cells)
    {
        for (var i = 0; i <= cells.Length - 8; i += 8)
        {
            var value = Vector512.Create(values.Slice(i, 8));
            var bits = value.AsInt64();
            var sign = bits >> 63;
            var size = bits & Vector512.Create(long.MaxValue);
            var mantissa = (size & Vector512.Create(Mantissa)) - sign;
            var step = ((size >> 52) << 2) - Vector512.Create(4L * (1023 + LowestOctave))
                - Vector512.GreaterThan(mantissa, Vector512<long>.Zero) - Vector512.GreaterThan(mantissa, Vector512.Create(Quarter))
                - Vector512.GreaterThan(mantissa, Vector512.Create(Half)) - Vector512.GreaterThan(mantissa, Vector512.Create(ThreeQuarters));
            step = Vector512.Min(Vector512.Max(step, Vector512<long>.Zero), Vector512.Create((long)Steps));
            var cell = Vector512.Create(Steps + 2L) + sign + (step ^ sign);
            var nothing = Vector512.LessThan(size, Vector512.Create(Tiny)) & ~Vector512.GreaterThan(value, Vector512<double>.Zero).AsInt64();
            Vector512.ConditionalSelect(nothing, Vector512.Create(Steps + 1L), cell).CopyTo(cells.Slice(i, 8));
        }
    }

    /// <summary>Upper end of a cell, inclusive; infinity for the last.</summary>
    public static double Upper(int cell) => cell switch
    {
        < Steps => -Edge(Steps - 1 - cell),
        Steps => -1e-300,
        Steps + 1 => 0,
        Count - 1 => double.PositiveInfinity,
        _ => Edge(cell - Steps - 2),
    };

    private static double Edge(int step)
    {
        var fraction = (step & 3) switch { 0 => 0, 1 => Quarter, 2 => Half, _ => ThreeQuarters };
        return Math.ScaleB(BitConverter.Int64BitsToDouble(0x3FF0_0000_0000_0000 | fraction), (step >> 2) + LowestOctave);
    }

    private static long Above(long mantissa, long bound) => mantissa > bound ? 1 : 0;
}
