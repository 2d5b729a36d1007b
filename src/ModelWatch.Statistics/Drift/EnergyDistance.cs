using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>
/// The energy distance sqrt(2 * integral of (F - G)^2) (Szekely 2002; the square root, as scipy returns it), in the square root of the
/// unit of the feature, 0 or more.
/// </summary>
public static class EnergyDistance
{
    /// <summary>The distance of two samples; NaN and infinities are left out; absent when either has no finite value.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static Figure Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>The distance of two ascending samples of finite numbers; absent when either is empty.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static Figure ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Reasons.Empty(reference.Length, current.Length) is { } why
            ? Figure.Absent(why)
            : Figure.Exact(Math.Sqrt(2 * CdfGap.Of(reference, current).Square));
}
