using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Exact weights of the different numbers of one pass, by open addressing. Not thread safe.</summary>
internal sealed class ValueTally
{
    private const int Bits = 9;
    private readonly long[] keys = new long[1 << Bits];
    private readonly long[] weights = new long[1 << Bits];
    private readonly ushort[] used = new ushort[PassBuffer.Size];
    private int count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value, long weight)
    {
        var key = BitConverter.DoubleToInt64Bits(value);
        var at = (int)((ulong)(key * unchecked((long)0x9E3779B97F4A7C15UL)) >> (64 - Bits));
        while (weights[at] != 0 && keys[at] != key)
            at = (at + 1) & ((1 << Bits) - 1);
        if (weights[at] == 0)
        {
            used[count++] = (ushort)at;
            keys[at] = key;
        }
        weights[at] += weight;
    }

    /// <summary>Offers the numbers of more than <paramref name="limit"/> to the counters and empties itself.</summary>
    /// <returns>The largest weight that was not offered.</returns>
    public long Offer(HeavyCounters counters, long limit)
    {
        long leftOut = 0;
        foreach (var at in used.AsSpan(0, count))
        {
            if (weights[at] > limit)
                counters.Add(BitConverter.Int64BitsToDouble(keys[at]), weights[at]);
            else
                leftOut = Math.Max(leftOut, weights[at]);
            weights[at] = 0;
        }
        count = 0;
        return leftOut;
    }
}
