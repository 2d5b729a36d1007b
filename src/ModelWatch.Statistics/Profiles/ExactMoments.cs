using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// Weighted sums of deviations and of their squares, in whole units: a deviation has up to 59 bits, the weights together up to 63,
/// so the first sum has 122 bits at most; the square's halves are summed apart so that no total can leave 128 bits.
/// </summary>
internal struct ExactMoments
{
    private Int128 deviation;
    private UInt128 squareHigh;
    private UInt128 squareLow;

    public readonly Int128 Deviation => deviation;

    public readonly BigInteger Square => ((BigInteger)squareHigh << 64) + squareLow;

    /// <summary>Adds one deviation with its weight.</summary>
    public void Add(long units, long weight)
    {
        deviation += Math.BigMul(units, weight);
        var magnitude = (ulong)Math.Abs(units);
        var high = Math.BigMul(magnitude, magnitude, out var low);
        squareHigh += Math.BigMul(high, (ulong)weight);
        squareLow += Math.BigMul(low, (ulong)weight);
    }

    /// <summary>Adds the sums of up to 256 deviations that have one weight.</summary>
    public void Add(Int128 sum, UInt128 squares, long weight)
    {
        deviation += sum * weight;
        squareHigh += (UInt128)(ulong)(squares >> 64) * (ulong)weight;
        squareLow += (UInt128)(ulong)squares * (ulong)weight;
    }

    /// <summary>Adds weighted sums, of squares as low + high * 2^60.</summary>
    public void Add(Int128 sum, UInt128 low, UInt128 high)
    {
        deviation += sum;
        squareHigh += (low >> 64) + (high >> 4);
        squareLow += (UInt128)(ulong)low + ((high & 15) << 60);
    }

    public void Merge(in ExactMoments other)
    {
        deviation += other.deviation;
        squareHigh += other.squareHigh;
        squareLow += other.squareLow;
    }

    public readonly void Write(BitSink sink)
    {
        sink.Big(deviation);
        sink.Big(Square);
    }

    /// <summary>The halves of the square depend on how rows were added, their joined number does not.</summary>
    public readonly void Write(ref DigestSink sink)
    {
        sink.Wide((UInt128)deviation);
        sink.Wide(squareHigh + (squareLow >> 64));
        sink.Long((long)(ulong)squareLow);
    }

    public static ExactMoments Read(ref BitSource source)
    {
        var moments = new ExactMoments { deviation = source.Narrow() };
        var square = source.Big();
        if (square.Sign < 0 || square.GetBitLength() > 191)
            throw ByteSource.Broken();
        moments.squareHigh = (UInt128)(square >> 64);
        moments.squareLow = (ulong)(square & ulong.MaxValue);
        return moments;
    }
}
