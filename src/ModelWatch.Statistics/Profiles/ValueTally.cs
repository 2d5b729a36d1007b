using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Finds the numbers of one pass that have more than a given weight. Not thread safe.</summary>
internal sealed class ValueTally
{
    private const int Bits = 9;
    private readonly long[] buckets = new long[1 << Bits];
    private readonly long[] keys = new long[1 << Bits];
    private readonly long[] weights = new long[1 << Bits];
    private readonly ushort[] used = new ushort[PassBuffer.Size];
    private int count;

    /// <summary>Offers the numbers of more than <paramref name="limit"/> to the counters; a weight of 0 is no row.</summary>
    /// <returns>A bound of the largest weight that was not offered.</returns>
    public long Offer(HeavyCounters counters, ReadOnlySpan<double> values, ReadOnlySpan<long> itsWeights, long limit)
    {
        // Most passes of numbers that hardly repeat end here: no bucket is heavy, so no number in it is.
        Array.Clear(buckets);
        for (var i = 0; i < values.Length; i++)
            buckets[Place(values[i])] += itsWeights[i];
        var any = false;
        long leftOut = 0;
        foreach (var bucket in buckets)
        {
            any |= bucket > limit;
            leftOut = Math.Max(leftOut, bucket > limit ? 0 : bucket);
        }
        if (!any)
            return leftOut;
        for (var i = 0; i < values.Length; i++)
        {
            if (itsWeights[i] > 0 && buckets[Place(values[i])] > limit)
                Add(values[i], itsWeights[i]);
        }
        return Math.Max(leftOut, Empty(counters, limit));
    }

    private void Add(double value, long weight)
    {
        var key = BitConverter.DoubleToInt64Bits(value);
        var at = Place(value);
        while (weights[at] != 0 && keys[at] != key)
            at = (at + 1) & ((1 << Bits) - 1);
        if (weights[at] == 0)
        {
            used[count++] = (ushort)at;
            keys[at] = key;
        }
        weights[at] += weight;
    }

    private long Empty(HeavyCounters counters, long limit)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(double value) =>
        (int)((ulong)(BitConverter.DoubleToInt64Bits(value) * unchecked((long)0x9E3779B97F4A7C15UL)) >> (64 - Bits));
}
