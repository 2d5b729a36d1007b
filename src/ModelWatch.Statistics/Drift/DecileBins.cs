using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The storage bins of a reference that end at one of its deciles (contract section 6, q10).</summary>
internal static class DecileBins
{
    /// <summary>Number of those bins, ascending, each once.</summary>
    public static int[] Of(NumericProfile reference)
    {
        var counts = reference.FixedCounts;
        long total = reference.FixedTotal, sum = 0;
        var chosen = new List<int>(18);
        for (int bin = 0, k = 1; bin < counts.Length - 1 && k < 10 && total > 0; bin++)
        {
            sum += counts[bin];
            var isDecile = false;
            for (; k < 10 && (Int128)sum * 10 >= (Int128)total * k; k++)
                isDecile = true;
            if (!isDecile)
                continue;
            var isAtom = reference.Edges.IsSingleNumber(bin) && counts[bin] >= 2 * FixedWeight.One && (Int128)counts[bin] * 40 >= total;
            if (isAtom && (chosen.Count == 0 || chosen[^1] != bin - 1))
                chosen.Add(bin - 1);
            chosen.Add(bin);
        }
        return [.. chosen];
    }

    /// <summary>The weight up to each of the bins, and of the rest.</summary>
    public static double[] Weights(ReadOnlySpan<long> counts, ReadOnlySpan<int> last)
    {
        var weights = new double[last.Length + 1];
        for (int group = 0, bin = 0; group < weights.Length; group++)
        {
            long sum = 0;
            for (var end = group < last.Length ? last[group] : counts.Length - 1; bin <= end; bin++)
                sum += counts[bin];
            weights[group] = FixedWeight.ToDouble(sum);
        }
        return weights;
    }
}
