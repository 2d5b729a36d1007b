using ModelWatch.Statistics.Drift;

namespace ModelWatch.Statistics.Multivariate;

public static partial class SlicedWasserstein
{
    /// <summary>
    /// The distance over the 16 fixed directions, in standard deviations of the reference; <see cref="Figure.Error"/> is the mean of the
    /// directions' errors and bounds the distance to the exact one over these directions. Absent for an empty side.
    /// </summary>
    /// <param name="reference">The reference profile.</param>
    /// <param name="current">The current profile, of the same reference.</param>
    /// <exception cref="ArgumentException">The references differ.</exception>
    public static Figure FromProfiles(VectorProfile reference, VectorProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        reference.DemandSame(current);
        if (reference.Rows == 0 || current.Rows == 0)
            return Figure.Absent(reference.Rows == 0 ? "no reference vectors" : "no current vectors");
        var figures = reference.Projections.Zip(current.Projections, Wasserstein.FromProfiles).ToList();
        // Projections too large for a double have no distance.
        return figures.FindIndex(f => !f.IsPresent) is >= 0 and var absent
            ? figures[absent]
            : Figure.Of(figures.Average(f => f.Value ?? 0)).WithError(figures.Average(f => f.Error ?? double.NaN));
    }
}
