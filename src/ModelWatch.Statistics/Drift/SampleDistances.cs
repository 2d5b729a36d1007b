using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>The exact distances of two samples that one sort and one walk over both give together; each equals the one computed alone.</summary>
/// <param name="KolmogorovSmirnov">As <see cref="Drift.KolmogorovSmirnov.Exact"/>, in [0, 1].</param>
/// <param name="Wasserstein">As <see cref="Drift.Wasserstein.Exact"/>, in the unit of the feature.</param>
/// <param name="Energy">As <see cref="EnergyDistance.Exact"/>, in the square root of that unit.</param>
public sealed record SampleDistances(Figure KolmogorovSmirnov, Figure Wasserstein, Figure Energy)
{
    /// <summary>The distances of two samples; NaN and infinities are left out; absent when either has no finite value. Thread safe.</summary>
    /// <param name="reference">Reference values in any order.</param>
    /// <param name="current">Current values in any order.</param>
    public static SampleDistances Exact(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        ExactSorted(SortedSample.From(reference), SortedSample.From(current));

    /// <summary>The distances of two ascending samples of finite numbers; absent when either is empty. Thread safe.</summary>
    /// <param name="reference">Reference values, ascending.</param>
    /// <param name="current">Current values, ascending.</param>
    public static SampleDistances ExactSorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Reasons.Empty(reference.Length, current.Length) is { } why)
            return new SampleDistances(Figure.Absent(why), Figure.Absent(why), Figure.Absent(why));
        var gap = CdfGap.Of(reference, current);
        return new SampleDistances(
            Figure.Exact(gap.Largest / ((double)reference.Length * current.Length)),
            Figure.Exact(gap.Absolute),
            Figure.Exact(Math.Sqrt(2 * gap.Square)));
    }
}
