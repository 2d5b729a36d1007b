using System.Buffers.Binary;

namespace ModelWatch.Windows;

/// <summary>
/// Sum of the squares of fixed-point weights, as whole multiples of 2^-48: with the sum of the weights it says how many rows of equal weight
/// hold as much knowledge. Whole numbers, so neither order nor restarts matter and equal weights leave no rounding.
/// </summary>
internal readonly record struct WeightSquares(UInt128 Sum)
{
    private const int Length = 16;

    public WeightSquares Plus(long fixedWeight) => new(Sum + (UInt128)fixedWeight * (UInt128)fixedWeight);

    /// <summary>The effective number of rows, (sum w)^2 / sum w^2: from 1 to <paramref name="rows"/>, which it is exactly when all weights are equal.</summary>
    /// <param name="rows">Rows whose weights were summed.</param>
    /// <param name="fixedWeights">Sum of their weights in fixed point.</param>
    public double EffectiveRows(long rows, long fixedWeights)
    {
        if (rows <= 1 || Sum == 0)
            return rows;
        var (whole, rest) = UInt128.DivRem(Square(fixedWeights), Sum);
        return Math.Clamp((double)whole + (double)rest / (double)Sum, 1, rows);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, Sum);
        return bytes;
    }

    /// <summary>A scope that was stored before squares were kept is read as rows of equal weight, which is how it was judged then.</summary>
    public static WeightSquares FromBytes(byte[]? bytes, long rows, long fixedWeights) =>
        bytes is not null ? new(BinaryPrimitives.ReadUInt128LittleEndian(bytes))
        : new(rows == 0 ? 0 : Square(fixedWeights) / (UInt128)rows);

    private static UInt128 Square(long fixedWeights) => (UInt128)((Int128)fixedWeights * fixedWeights);
}
