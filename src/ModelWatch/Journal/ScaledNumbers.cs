using System.Runtime.Intrinsics;

namespace ModelWatch.Journal;

/// <summary>
/// Numbers that were written with few decimals as whole numbers: 12.5 and 3.25 are 1250 and 325 hundredths. Only where the division gives back every
/// number to the bit. IEEE 754 fixes multiplication, division and rounding, so every machine writes and reads the same.
/// </summary>
internal static class ScaledNumbers
{
    public const int MostPlaces = 6;
    private static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

    /// <summary>Fills the whole numbers; false where one number is no multiple of 10^-places, or is -0 or not finite.</summary>
    public static bool TryScale(ReadOnlySpan<double> numbers, int places, Span<long> wholes)
    {
        var power = Powers[places];
        var from = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; from + Vector512<double>.Count <= numbers.Length; from += Vector512<double>.Count)
            {
                var number = Vector512.Create(numbers[from..]);
                var whole = Vector512.ConvertToInt64(Vector512.Round(number * Vector512.Create(power)));
                if ((Vector512.ConvertToDouble(whole) / Vector512.Create(power)).AsInt64() != number.AsInt64())
                {
                    return false;
                }

                whole.CopyTo(wholes[from..]);
            }
        }

        for (; from < numbers.Length; from++)
        {
            wholes[from] = (long)Math.Round(numbers[from] * power);
            if (BitConverter.DoubleToInt64Bits(wholes[from] / power) != BitConverter.DoubleToInt64Bits(numbers[from]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The numbers of the whole ones.</summary>
    public static void Unscale(ReadOnlySpan<long> wholes, int places, Span<double> numbers)
    {
        var power = Powers[places];
        for (var i = 0; i < wholes.Length; i++)
        {
            numbers[i] = wholes[i] / power;
        }
    }

    /// <summary>The most decimals that a number of the column was written with.</summary>
    public static int PlacesOf(ReadOnlySpan<byte> decimals)
    {
        var most = 0;
        foreach (var places in decimals)
        {
            most = places <= MostPlaces && places > most ? places : most;
        }

        return most;
    }
}
