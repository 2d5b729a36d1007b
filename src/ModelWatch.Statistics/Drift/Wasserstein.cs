using System.Buffers;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// The Wasserstein-1 distance, the integral of |F - G|, in the unit of the feature, 0 or more; and its form scaled by the reference
/// standard deviation (ddof 0). Not robust: one far value can dominate it. Pure functions, thread safe.
/// </summary>
public static class Wasserstein
{
    /// <summary>The distance of two samples; NaN and infinities are left out; absent when either has no finite value.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static Figure Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>The distance of two ascending samples of finite numbers; absent when either is empty.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static Figure ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Reasons.Empty(reference.Length, current.Length) is { } why)
            return Figure.Absent(why);
        return Figure.Exact(CdfGap.Of(reference, current).Absolute);
    }

    /// <summary>
    /// The distance with the mass of each bin at its own mean. <see cref="Figure.Error"/> bounds |value - exact| by the largest mean absolute
    /// deviation that values inside the bins can have, summed over both samples; the true error is mostly far smaller.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfiles(NumericProfile reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        return FromProfile(new NumericBaseline(reference), current);
    }

    /// <summary>The same with what is read of the reference worked out before.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="current">The current profile, over the same edges.</param>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public static Figure FromProfile(NumericBaseline reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        if (Reasons.Empty(reference.Rows, current.Rows) is { } why)
            return Figure.Absent(why);
        var bins = reference.Edges.Bins;
        var points = ArrayPool<double>.Shared.Rent(2 * bins);
        Span<double> means = points.AsSpan(0, bins), shares = points.AsSpan(bins, bins);
        var spread = BinMeans.Read(current, means, shares);
        var distance = BinMeans.Distance(reference.Means, reference.Shares, means, shares);
        ArrayPool<double>.Shared.Return(points);
        return Figure.Of(distance).WithError(reference.Spread + spread);
    }

    /// <summary>A distance divided by the reference standard deviation (ddof 0); absent when that is 0 or unknown.</summary>
    /// <param name="distance">The distance; its error is scaled too.</param>
    /// <param name="referenceVariance">The reference variance with ddof 0.</param>
    public static Figure Scaled(Figure distance, Figure referenceVariance)
    {
        if (!distance.IsPresent)
            return distance;
        if (referenceVariance.Value is not { } variance)
            return Figure.Absent(referenceVariance.Why!);
        if (variance <= 0)
            return Figure.Absent("the reference is constant");
        var deviation = Math.Sqrt(variance);
        var scaled = Figure.Of(distance.Value!.Value / deviation);
        return distance.Error is { } error ? scaled.WithError(error / deviation) : scaled;
    }
}
