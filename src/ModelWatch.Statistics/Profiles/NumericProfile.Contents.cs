namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private void WriteContents(BitSink sink)
    {
        sink.Double(min);
        sink.Double(max);
        var factor = CommonFactor();
        var sumFactor = SumFactor(factor);
        sink.Count(factor);
        sink.Bits(sumFactor == (ulong)factor ? 1UL : 0, 1);
        if (sumFactor != (ulong)factor)
            sink.Bits((ulong)UInt128.TrailingZeroCount(sumFactor), 7);
        for (var bin = 0; bin < Edges.Bins; bin++)
        {
            sink.Count(counts[bin] / factor);
            var slot = scale.Slots[bin];
            if (slot != 0)
                sink.Wide(Divide(sums[slot], sumFactor), SumBits(bin, sumFactor));
        }
        moments.Write(sink);
        sink.Bits(far is null ? 0UL : 1, 1);
        far?.Write(sink);
        magnitudes.Write(sink, factor);
        foreach (var count in decimals)
            sink.Count(count / factor);
    }

    private void ReadContents(ref BitSource source)
    {
        min = source.Finite();
        max = source.Finite();
        var factor = source.Count();
        if (factor == 0 || min > max)
            throw ByteSource.Broken();
        var sumFactor = source.Bits(1) == 1 ? (UInt128)factor : UInt128.One << (int)source.Bits(7);
        for (var bin = 0; bin < Edges.Bins; bin++)
        {
            counts[bin] = source.Count(long.MaxValue / factor) * factor;
            if (counts[bin] > long.MaxValue - total)
                throw ByteSource.Broken();
            total += counts[bin];
            var slot = scale.Slots[bin];
            if (slot != 0)
                sums[slot] = source.Wide(SumBits(bin, sumFactor)) * sumFactor;
        }
        if (total == 0)
            throw ByteSource.Broken();
        moments = ExactMoments.Read(ref source);
        if (source.Bits(1) == 1)
            far = FarValues.Read(ref source);
        magnitudes.Read(ref source, factor);
        for (var d = 0; d < decimals.Length; d++)
            decimals[d] = source.Count(long.MaxValue / factor) * factor;
    }

    /// <summary>The largest number that all weights are multiples of.</summary>
    private long CommonFactor()
    {
        long factor = 0;
        foreach (var count in counts)
            factor = Common(factor, count);
        foreach (var (_, weight) in magnitudes.Ordered())
            factor = Common(factor, weight);
        foreach (var count in decimals)
            factor = Common(factor, count);
        return factor;
    }

    /// <summary>What all sums are divided by: the weights' factor where it divides them and is no power of two, else a power of two.</summary>
    private UInt128 SumFactor(long factor)
    {
        var any = UInt128.Zero;
        var whole = !long.IsPow2(factor);
        for (var slot = 1; slot < scale.Factors.Length; slot++)
        {
            any |= sums[slot];
            whole = whole && sums[slot] % (ulong)factor == 0;
        }
        return whole ? (UInt128)factor : any == 0 ? UInt128.One : UInt128.One << (int)UInt128.TrailingZeroCount(any);
    }

    /// <summary>Bits of the largest sum that a bin of this weight can have.</summary>
    private int SumBits(int bin, UInt128 factor)
    {
        var edges = Edges.Values;
        var start = scale.Starts[scale.Slots[bin]];
        var end = bin == 0 || bin == edges.Length ? FixedScale.FarUnits : FixedScale.Units(edges[bin], Math.ScaleB(1, -scale.Exponent(bin)));
        var most = Divide((UInt128)counts[bin] * (ulong)(end - start), factor);
        return 128 - (int)UInt128.LeadingZeroCount(most);
    }

    private static UInt128 Divide(UInt128 value, UInt128 by) =>
        UInt128.IsPow2(by) ? value >> (int)UInt128.TrailingZeroCount(by) : value / by;

    private static long Common(long left, long right)
    {
        if (left == right)
            return left;
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }
}
