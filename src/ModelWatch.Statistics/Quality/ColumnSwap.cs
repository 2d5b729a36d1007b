using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Quality;

/// <summary>
/// Whether two columns of numbers changed places in a share of the rows: each then is a mixture of both references. The share is fitted by
/// least squares on the cells of magnitude; equal distributions tell nothing. Pure.
/// </summary>
public static class ColumnSwap
{
    private const double LeastShare = 0.01;

    // Part of the change that the mixture has to explain on both sides.
    private const double Explained = 0.6;

    /// <summary>The share of rows in which two columns have changed places; 0 where a swap does not explain the change of both.</summary>
    /// <param name="reference">The first column in the reference.</param>
    /// <param name="current">The first column now.</param>
    /// <param name="otherReference">The second column in the reference.</param>
    /// <param name="otherCurrent">The second column now.</param>
    /// <returns>In [0, 1]; absent where a column has no numbers or both references are alike.</returns>
    /// <exception cref="ArgumentNullException">A profile is null.</exception>
    public static Figure Share(NumericProfile reference, NumericProfile current, NumericProfile otherReference, NumericProfile otherCurrent)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(otherReference);
        ArgumentNullException.ThrowIfNull(otherCurrent);
        if (reference.Rows == 0 || otherReference.Rows == 0)
            return Figure.Absent("no reference values");
        if (current.Rows == 0 || otherCurrent.Rows == 0)
            return Figure.Absent("no current values");
        return Share(Shares(reference), Shares(current), Shares(otherReference), Shares(otherCurrent));
    }

    /// <summary>The same of shares by the upper end of a cell, which are worked out once for many pairs (<see cref="Shares"/>).</summary>
    /// <param name="reference">The first column in the reference.</param>
    /// <param name="current">The first column now.</param>
    /// <param name="otherReference">The second column in the reference.</param>
    /// <param name="otherCurrent">The second column now.</param>
    /// <returns>In [0, 1]; absent where both references are alike.</returns>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    public static Figure Share(
        IReadOnlyDictionary<double, double> reference, IReadOnlyDictionary<double, double> current,
        IReadOnlyDictionary<double, double> otherReference, IReadOnlyDictionary<double, double> otherCurrent)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(otherReference);
        ArgumentNullException.ThrowIfNull(otherCurrent);
        if (Mixture(reference, current, otherReference) is not { } first || Mixture(otherReference, otherCurrent, reference) is not { } second)
            return Figure.Absent("both columns look alike in the reference");
        var share = Math.Min(first.Share, second.Share);
        return Figure.Of(share < LeastShare || first.Explained < Explained || second.Explained < Explained ? 0 : Math.Min(1, share));
    }

    /// <summary>Shares of the weight by the upper end of a cell of magnitude.</summary>
    /// <param name="profile">Numbers, at least one.</param>
    /// <exception cref="ArgumentNullException">The profile is null.</exception>
    public static IReadOnlyDictionary<double, double> Shares(NumericProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Magnitudes.ToDictionary(c => c.UpTo, c => c.Weight / profile.Weight);
    }

    private static (double Share, double Explained)? Mixture(
        IReadOnlyDictionary<double, double> was, IReadOnlyDictionary<double, double> now, IReadOnlyDictionary<double, double> other)
    {
        double across = 0, length = 0, moved = 0;
        foreach (var cell in was.Keys.Union(now.Keys).Union(other.Keys))
        {
            var change = now.GetValueOrDefault(cell) - was.GetValueOrDefault(cell);
            var direction = other.GetValueOrDefault(cell) - was.GetValueOrDefault(cell);
            across += change * direction;
            length += direction * direction;
            moved += change * change;
        }
        if (length < 1e-4)
            return null;
        return moved == 0 || across <= 0 ? (0, 0) : (across / length, across * across / length / moved);
    }
}
