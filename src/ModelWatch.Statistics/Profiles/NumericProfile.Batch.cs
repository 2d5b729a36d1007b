using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const int FewValues = 16;

    // From this many values in a call on, sums of units by slot are worth their folding.
    private const int ManyValues = 1024;

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
        pass.Units.Reserve(scale.Factors.Length);
        var leftOut = 0;
        try
        {
            for (var from = 0; from < values.Length; from += PassBuffer.Size)
            {
                var part = values.Slice(from, Math.Min(PassBuffer.Size, values.Length - from));
                var same = weights.IsEmpty ? weight : FixedWeight.FromAll(weights.Slice(from, part.Length), pass.Weights);
                var (taken, without) = wide && part.Length >= FewValues
                    ? Take(part, pass, refuse)
                    : TakeSingly(part, 0, part.Length, 0, pass, refuse, wide: false);
                if (taken > 0)
                    AddPass(pass, taken, same, many: values.Length >= ManyValues);
                leftOut += without;
            }
        }
        finally
        {
            Fold(pass);
        }
        return leftOut;
    }

    /// <summary>Copies the near values to the pass; those far outside the reference enter the profile at once, one by one.</summary>
    private (int Taken, int LeftOut) Take(ReadOnlySpan<double> values, PassBuffer pass, bool refuse)
    {
        int taken = 0, leftOut = 0;
        for (var i = 0; i < values.Length;)
        {
            var near = CopyNear(values[i..], pass.Values.AsSpan(taken));
            repeats.AddAll(values.Slice(i, near));
            if (taken != i)
                pass.Weights.AsSpan(i, near).CopyTo(pass.Weights.AsSpan(taken));
            i += near;
            taken += near;
            var to = Math.Min(values.Length, i + 8);
            (taken, var without) = TakeSingly(values, i, to, taken, pass, refuse, wide: true);
            leftOut += without;
            i = to;
        }
        return (taken, leftOut);
    }

    /// <summary>Copies from the start, eight at a time, as long as all eight are near; returns how many.</summary>
    private int CopyNear(ReadOnlySpan<double> values, Span<double> to)
    {
        var (centre, factor) = (Vector512.Create(scale.Centre), Vector512.Create(scale.CentreFactor));
        var (farValue, farDeviation) = (Vector512.Create(scale.FarValue), Vector512.Create(FixedScale.FarDeviation));
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var value = Vector512.Create(values.Slice(i, 8)) + Vector512<double>.Zero;
            var away = Vector512.Abs((value - centre) * factor);
            if (!Vector512.LessThanAll(Vector512.Abs(value), farValue) || !Vector512.LessThanAll(away, farDeviation))
                break;
            value.CopyTo(to.Slice(i, 8));
        }
        return i;
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
            pass.Weights[taken] = pass.Weights[i];
            pass.Values[taken++] = value;
        }
        return (taken, leftOut);
    }

    private void Refuse(PassBuffer pass, int taken)
    {
        if (taken > 0)
            AddPass(pass, taken, 0, many: false);
        throw NotFinite();
    }

    /// <summary>Adds the values of a pass; <paramref name="same"/> is their common weight, 0 when they differ.</summary>
    private void AddPass(PassBuffer pass, int size, long same, bool many)
    {
        var all = same > 0 ? same * size : Lanes.Sum(pass.Weights.AsSpan(0, size));
        total = checked(total + all);
        Rows += size;
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
            var (sum, low, high) = MomentPass.WeightedSums(values, pass.Weights, scale.Centre, scale.CentreFactor);
            moments.Add(sum, low, high);
        }
        LogCells.All(values, cells);
        magnitudes.AddAll(cells[..size], pass.Weights);
        Edges.FindAll(values, bins);
        var binWeights = pass.BinWeights(counts.Length);
        if (many && same > 0)
        {
            if (pass.UnitWeight != same)
                Fold(pass);
            pass.UnitWeight = same;
            sums.AddUnits(values[..size], bins, same, binWeights, pass.Units);
        }
        else
        {
            sums.AddAll(values[..size], bins, pass.Weights, binWeights);
        }
        AddBins(pass, size, all, binWeights);
        (min, max) = Lanes.Extremes(values[..size], min, max);
    }

    private void Fold(PassBuffer pass)
    {
        if (pass.UnitWeight != 0)
            sums.Fold(pass.Units, pass.UnitWeight);
        pass.UnitWeight = 0;
    }

    /// <summary>Folds the weights by bin into the counts and clears them; offers heavy values that have no bin of their own.</summary>
    private void AddBins(PassBuffer pass, int size, long all, Span<long> binWeights)
    {
        var limit = all / HeavyCounters.PassParts;
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
        var leftOut = Lanes.Max(most);
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
