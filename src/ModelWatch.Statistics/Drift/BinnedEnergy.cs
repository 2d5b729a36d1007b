using System.Buffers;
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
        Demand.SameEdges(reference, current);
        return FromProfile(new NumericBaseline(reference), current, KolmogorovSmirnov.FromProfiles(reference, current));
    }

    /// <summary>The same with what is read of the reference, and D, worked out before.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <param name="largest"><see cref="KolmogorovSmirnov.FromProfiles"/> of the two; the figure is absent where it is.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfile(NumericBaseline reference, NumericProfile current, Figure largest)
    {
        Demand.SameEdges(reference, current);
        if (largest.Value is not { } d)
            return largest;
        var bins = reference.Edges.Bins;
        var points = ArrayPool<double>.Shared.Rent(2 * bins);
        Span<double> means = points.AsSpan(0, bins), shares = points.AsSpan(bins, bins);
        var spread = reference.Spread + BinMeans.Read(current, means, shares);
        var square = 2 * Math.Max(0, BinMeans.SquaredDistance(reference.Means, reference.Shares, means, shares));
        ArrayPool<double>.Shared.Return(points);
        var slack = 4 * spread * (d + (largest.Error ?? 0));
        var value = Math.Sqrt(square);
        return Figure.Of(value).WithError(Math.Max(value - Math.Sqrt(Math.Max(0, square - slack)), Math.Sqrt(square + slack) - value));
    }
}
