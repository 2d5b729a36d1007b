using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The weighted sums of the values of each bin, in whole units above the bin's start, so that they are never negative: a value has up to
/// 63 bits and the weights together have up to 63. Bins of a single number share slot 0, where nothing is summed. Not thread safe.
/// </summary>
internal sealed class BinSums
{
    private readonly FixedScale scale;
    private readonly ulong[] low;
    private readonly ulong[] high;

    public BinSums(FixedScale scale)
    {
        this.scale = scale;
        low = new ulong[(scale.Factors.Length + 7) & ~7];
        high = new ulong[low.Length];
    }

    /// <summary>The sum of a slot, without the starts.</summary>
    public UInt128 this[int slot]
    {
        get => new(high[slot], low[slot]);
        set => (high[slot], low[slot]) = ((ulong)(value >> 64), (ulong)value);
    }

    public void Add(int slot, double value, long weight)
    {
        var units = FixedScale.Units(value, scale.Factors[slot]) - scale.Starts[slot];
        this[slot] += Math.BigMul((ulong)units, (ulong)weight);
    }

    /// <summary>Adds many values that are not far, and their weights by bin.</summary>
    public void AddAll(ReadOnlySpan<double> values, ReadOnlySpan<long> itsBins, ReadOnlySpan<long> itsWeights, Span<long> binWeights)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var weights = ref MemoryMarshal.GetReference(itsWeights);
        ref var bins = ref MemoryMarshal.GetReference(itsBins);
        ref var byBin = ref MemoryMarshal.GetReference(binWeights);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(scale.Slots);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(scale.Factors);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(scale.Starts);
        ref var lows = ref MemoryMarshal.GetArrayDataReference(low);
        ref var highs = ref MemoryMarshal.GetArrayDataReference(high);
        for (nint i = 0; i < values.Length; i++)
        {
            var bin = (nint)Unsafe.Add(ref bins, i);
            var weight = Unsafe.Add(ref weights, i);
            Unsafe.Add(ref byBin, bin) += weight;
            nint slot = Unsafe.Add(ref slots, bin);
            var units = FixedScale.Units(Unsafe.Add(ref value, i), Unsafe.Add(ref factors, slot)) - Unsafe.Add(ref starts, slot);
            var more = Math.BigMul((ulong)units, (ulong)weight, out var part);
            var sum = Unsafe.Add(ref lows, slot) + part;
            Unsafe.Add(ref lows, slot) = sum;
            Unsafe.Add(ref highs, slot) += more + (sum < part ? 1UL : 0);
        }
    }

    /// <summary>Adds many values that are not far to the sums of units of a call, and their common weight by bin.</summary>
    public void AddUnits(ReadOnlySpan<double> values, ReadOnlySpan<long> itsBins, long weight, Span<long> binWeights, UnitSums sums)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var bins = ref MemoryMarshal.GetReference(itsBins);
        ref var byBin = ref MemoryMarshal.GetReference(binWeights);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(scale.Slots);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(scale.Factors);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(scale.Starts);
        ref var lows = ref MemoryMarshal.GetReference(sums.Low);
        ref var highs = ref MemoryMarshal.GetReference(sums.High);
        for (nint i = 0; i < values.Length; i++)
        {
            var bin = (nint)Unsafe.Add(ref bins, i);
            Unsafe.Add(ref byBin, bin) += weight;
            nint slot = Unsafe.Add(ref slots, bin);
            var units = FixedScale.Units(Unsafe.Add(ref value, i), Unsafe.Add(ref factors, slot)) - Unsafe.Add(ref starts, slot);
            Unsafe.Add(ref lows, slot) += units & uint.MaxValue;
            Unsafe.Add(ref highs, slot) += units >>> 32;
        }
    }

    /// <summary>Adds sums of units that have one weight, and clears them.</summary>
    public void Fold(UnitSums sums, long weight)
    {
        for (var slot = 1; slot < scale.Factors.Length; slot++)
        {
            if (sums.High[slot] != 0 || sums.Low[slot] != 0)
                this[slot] += (((UInt128)(ulong)sums.High[slot] << 32) + (ulong)sums.Low[slot]) * (ulong)weight;
        }
        sums.Clear();
    }

    public void Write(ref DigestSink sink) => sink.Pairs(low, high);

    public void Merge(BinSums other)
    {
        for (var k = 0; k < low.Length; k += 8)
        {
            var part = Vector512.Create(other.low, k);
            var sum = Vector512.Create(low, k) + part;
            // A comparison gives -1 where the sum wrapped: subtracting it adds the carry.
            var carried = Vector512.Create(high, k) + Vector512.Create(other.high, k) - Vector512.LessThan(sum, part);
            sum.CopyTo(low, k);
            carried.CopyTo(high, k);
        }
    }
}
