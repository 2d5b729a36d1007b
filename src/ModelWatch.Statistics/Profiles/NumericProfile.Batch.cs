using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const int FewValues = 16;

    /// <summary>Adds many values of one weight.</summary>
    /// <param name="finiteValues">Finite numbers.</param>
    /// <param name="weight">The weight of each, in (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; those before it have been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range; nothing has been added.</exception>
    public void AddRange(ReadOnlySpan<double> finiteValues, double weight = 1) =>
        Fill(finiteValues, [], FixedWeight.From(weight), refuse: true, Vector512.IsHardwareAccelerated);

    /// <summary>Adds many values, each with its own weight.</summary>
    /// <param name="finiteValues">Finite numbers.</param>
    /// <param name="weights">As many weights, each in (0, 2^30]; rounded to multiples of 2^-24.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite; those before it have been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range; values before it may have been added.</exception>
    public void AddRange(ReadOnlySpan<double> finiteValues, ReadOnlySpan<double> weights)
    {
        if (weights.Length != finiteValues.Length)
            throw new ArgumentException("Each value needs a weight.", nameof(weights));
        Fill(finiteValues, weights, 0, refuse: true, Vector512.IsHardwareAccelerated);
    }

    /// <summary>Adds the finite ones of many values of one weight.</summary>
    /// <param name="values">Any numbers; NaN and infinities are left out, and a repeat may reach over them.</param>
    /// <param name="weight">The weight of each, in (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <returns>How many were left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range; nothing has been added.</exception>
    public int AddFinite(ReadOnlySpan<double> values, double weight = 1) =>
        Fill(values, [], FixedWeight.From(weight), refuse: false, Vector512.IsHardwareAccelerated);

    internal int Fill(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, long weight, bool refuse, bool wide)
    {
        var pass = PassBuffer.Current;
        if (weights.IsEmpty)
            pass.Weights.AsSpan().Fill(weight);
        var leftOut = 0;
        for (var from = 0; from < values.Length; from += PassBuffer.Size)
        {
            var size = Math.Min(PassBuffer.Size, values.Length - from);
            var same = weight;
            if (!weights.IsEmpty)
                same = FixedWeight.FromAll(weights.Slice(from, size), pass.Weights);
            var part = values.Slice(from, size);
            var (taken, without) = wide && size >= FewValues
                ? Take(part, pass, refuse)
                : TakeSingly(part, 0, size, 0, pass, refuse, wide: false);
            if (taken > 0)
                AddPass(pass, taken, same);
            leftOut += without;
        }
        return leftOut;
    }

    /// <summary>Copies the near values to the pass; those far outside the reference enter the profile at once, one by one.</summary>
    private (int Taken, int LeftOut) Take(ReadOnlySpan<double> values, PassBuffer pass, bool refuse)
    {
        var (centre, factor) = (Vector512.Create(scale.Centre), Vector512.Create(scale.CentreFactor));
        var (farValue, farDeviation) = (Vector512.Create(scale.FarValue), Vector512.Create(FixedScale.FarDeviation));
        var (lowest, highest) = (Vector512.Create(min), Vector512.Create(max));
        int i = 0, run = 0, taken = 0, leftOut = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var value = Vector512.Create(values.Slice(i, 8)) + Vector512<double>.Zero;
            var away = Vector512.Abs((value - centre) * factor);
            if (Vector512.LessThanAll(Vector512.Abs(value), farValue) && Vector512.LessThanAll(away, farDeviation))
            {
                lowest = Vector512.Min(lowest, value);
                highest = Vector512.Max(highest, value);
                value.CopyTo(pass.Values.AsSpan(taken, 8));
                if (taken != i)
                    pass.Weights.AsSpan(i, 8).CopyTo(pass.Weights.AsSpan(taken, 8));
                taken += 8;
                continue;
            }
            repeats.AddAll(values[run..i]);
            (taken, var without) = TakeSingly(values, i, i + 8, taken, pass, refuse, wide: true);
            leftOut += without;
            run = i + 8;
        }
        repeats.AddAll(values[run..i]);
        for (var lane = 0; lane < 8; lane++)
        {
            min = Math.Min(min, lowest[lane]);
            max = Math.Max(max, highest[lane]);
        }
        (taken, var rest) = TakeSingly(values, i, values.Length, taken, pass, refuse, wide: true);
        return (taken, leftOut + rest);
    }

    private (int Taken, int LeftOut) TakeSingly(
        ReadOnlySpan<double> values, int from, int to, int taken, PassBuffer pass, bool refuse, bool wide)
    {
        var leftOut = 0;
        for (var i = from; i < to; i++)
        {
            var value = values[i] + 0.0;
            if (!double.IsFinite(value))
            {
                if (refuse)
                    Refuse(pass, taken);
                leftOut++;
                continue;
            }
            repeats.Add(value);
            if (!wide || !(Math.Abs(value) < scale.FarValue && Math.Abs((value - scale.Centre) * scale.CentreFactor) < FixedScale.FarDeviation))
            {
                AddOne(value, pass.Weights[i]);
                continue;
            }
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            pass.Weights[taken] = pass.Weights[i];
            pass.Values[taken++] = value;
        }
        return (taken, leftOut);
    }

    private void Refuse(PassBuffer pass, int taken)
    {
        if (taken > 0)
            AddPass(pass, taken, 0);
        throw NotFinite();
    }

    /// <summary>Adds the values of a pass; <paramref name="same"/> is their common weight, 0 when they differ.</summary>
    private void AddPass(PassBuffer pass, int size, long same)
    {
        var full = (size + 7) & ~7;
        pass.Values.AsSpan(size, full - size).Fill(scale.Centre);
        var values = pass.Values.AsSpan(0, full);
        var bins = pass.Bins.AsSpan(0, full);
        var cells = pass.Cells.AsSpan(0, full);
        if (same > 0)
        {
            var (sum, squares) = MomentPass.Sums(values, scale.Centre, scale.CentreFactor);
            moments.Add(sum, squares, same);
        }
        else
        {
            MomentPass.Units(values, scale.Centre, scale.CentreFactor, cells);
            for (var i = 0; i < size; i++)
                moments.Add(cells[i], pass.Weights[i]);
        }
        LogCells.All(values, cells);
        magnitudes.AddAll(cells[..size], pass.Weights);
        Edges.FindAll(values, bins);
        var binWeights = pass.BinWeights(counts.Length);
        Scatter(pass, size, binWeights);
        AddBins(pass, size, binWeights);
        Rows += size;
    }

    private void Scatter(PassBuffer pass, int size, Span<long> binWeights)
    {
        ref var value = ref MemoryMarshal.GetArrayDataReference(pass.Values);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(pass.Weights);
        ref var bins = ref MemoryMarshal.GetArrayDataReference(pass.Bins);
        ref var byBin = ref MemoryMarshal.GetReference(binWeights);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(scale.Slots);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(scale.Factors);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(scale.Starts);
        ref var lows = ref MemoryMarshal.GetArrayDataReference(sumLow);
        ref var highs = ref MemoryMarshal.GetArrayDataReference(sumHigh);
        for (nint i = 0; i < size; i++)
        {
            var bin = (nint)Unsafe.Add(ref bins, i);
            var weight = Unsafe.Add(ref weights, i);
            Unsafe.Add(ref byBin, bin) += weight;
            nint slot = Unsafe.Add(ref slots, bin);
            var units = FixedScale.Units(Unsafe.Add(ref value, i), Unsafe.Add(ref factors, slot)) - Unsafe.Add(ref starts, slot);
            var high = Math.BigMul((ulong)units, (ulong)weight, out var part);
            var low = Unsafe.Add(ref lows, slot) + part;
            Unsafe.Add(ref lows, slot) = low;
            Unsafe.Add(ref highs, slot) += high + (low < part ? 1UL : 0);
        }
    }

    /// <summary>Folds the weights by bin into the counts and clears them; offers heavy values that have no bin of their own.</summary>
    private void AddBins(PassBuffer pass, int size, Span<long> binWeights)
    {
        long sum = 0;
        foreach (var weight in pass.Weights.AsSpan(0, size))
            sum += weight;
        total = checked(total + sum);
        var limit = sum / HeavyCounters.PassParts;
        var (bound, most) = (Vector512.Create(limit), Vector512<long>.Zero);
        var heavier = Vector512<long>.Zero;
        for (var k = 0; k < binWeights.Length; k += 8)
        {
            var weight = Vector512.Create(binWeights.Slice(k, 8));
            (Vector512.Create(counts, k) + weight).CopyTo(counts, k);
            var above = Vector512.GreaterThan(weight, bound);
            heavier |= above;
            most = Vector512.Max(most, Vector512.AndNot(weight, above));
        }
        long leftOut = 0;
        for (var lane = 0; lane < 8; lane++)
            leftOut = Math.Max(leftOut, most[lane]);
        if (heavier != Vector512<long>.Zero)
            leftOut = Math.Max(leftOut, OfferHeavy(pass, size, binWeights, limit));
        heavy.LeaveOut(leftOut);
        binWeights.Clear();
    }

    private long OfferHeavy(PassBuffer pass, int size, Span<long> binWeights, long limit)
    {
        var any = false;
        for (var bin = 0; bin < scale.Slots.Length; bin++)
        {
            if (scale.Slots[bin] == 0)
                binWeights[bin] = 0;
            any |= binWeights[bin] > limit;
        }
        if (!any)
            return 0;
        for (var i = 0; i < size; i++)
        {
            if (binWeights[(int)pass.Bins[i]] > limit)
                pass.Tally.Add(pass.Values[i], pass.Weights[i]);
        }
        return pass.Tally.Offer(heavy, limit);
    }
}
