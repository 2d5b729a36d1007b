using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
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
