using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The energy distance of two profiles: sqrt(2 * integral of (F - G)^2), as <see cref="EnergyDistance"/>, from bins.</summary>
public static class BinnedEnergy
{
    /// <summary>
    /// The distance with the mass of each bin at its own mean, in the square root of the unit of the feature, 0 or more. Its square is within
    /// 4 S (D + e) of the exact one, S the largest mean absolute deviation inside bins summed over both sides, D the binned
    /// Kolmogorov-Smirnov statistic and e its error; <see cref="Figure.Error"/> is what that leaves for the root. Absent for an empty side.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfiles(NumericProfile reference, NumericProfile current)
    {
        var largest = KolmogorovSmirnov.FromProfiles(reference, current);
        if (largest.Value is not { } d)
            return largest;
        var square = 2 * Integral([.. Steps(reference)], [.. Steps(current)]);
        var slack = 4 * (Spread(reference) + Spread(current)) * (d + largest.Error!.Value);
        var value = Math.Sqrt(square);
        return Figure.Of(value).WithError(Math.Max(value - Math.Sqrt(Math.Max(0, square - slack)), Math.Sqrt(square + slack) - value));
    }

    private static double Integral((double At, double Share)[] reference, (double At, double Share)[] current)
    {
        var sum = new NeumaierSum();
        int i = 0, j = 0;
        double gap = 0, at = Math.Min(reference[0].At, current[0].At);
        while (i < reference.Length || j < current.Length)
        {
            var first = j == current.Length || (i < reference.Length && reference[i].At <= current[j].At);
            var next = first ? reference[i].At : current[j].At;
            sum.Add(gap * gap * (next - at));
            gap += first ? reference[i++].Share : -current[j++].Share;
            at = next;
        }
        return Math.Max(0, sum.Value);
    }

    private static IEnumerable<(double At, double Share)> Steps(NumericProfile profile)
    {
        for (var k = 0; k < profile.Edges.Bins; k++)
        {
            if (profile.BinMean(k) is { } mean)
                yield return (mean, FixedWeight.ToDouble(profile.FixedCounts[k]) / profile.Weight);
        }
    }

    // Values in [low, high] with a given mean are spread most when they all sit at the two ends.
    private static double Spread(NumericProfile profile)
    {
        double spread = 0;
        for (var k = 0; k < profile.Edges.Bins; k++)
        {
            if (profile.BinMean(k) is not { } mean)
                continue;
            var (low, high) = profile.Extent(k);
            if (high > low)
                spread += FixedWeight.ToDouble(profile.FixedCounts[k]) * 2 * Math.Max(0, mean - low) * Math.Max(0, high - mean) / (high - low);
        }
        return spread / profile.Weight;
    }
}
