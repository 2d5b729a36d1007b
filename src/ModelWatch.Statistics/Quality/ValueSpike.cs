using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Quality;

/// <summary>One number that is far commoner than it was, outside where the others lie: an undeclared stand-in for "no value". Pure.</summary>
public static class ValueSpike
{
    private const double InnerTail = 0.005;

    /// <summary>
    /// The largest rise of the share of one number that lies outside the inner 99 % of the reference. Numbers that are not among the heaviest
    /// of the reference may have had there what <see cref="NumericProfile.UnlistedAtMost"/> allows; half of it is taken.
    /// </summary>
    /// <param name="reference">Numbers of the reference.</param>
    /// <param name="current">Numbers of the window.</param>
    /// <returns>The number's share in the window, in [0, 1], 0 where none rose; absent without numbers on both sides; the number, or null.</returns>
    /// <exception cref="ArgumentNullException">A profile is null.</exception>
    public static (Figure Share, double? Value) Of(NumericProfile reference, NumericProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Rows == 0 || current.Rows == 0)
            return (Figure.Absent(reference.Rows == 0 ? "no reference values" : "no current values"), null);
        var (low, high) = (reference.Quantile(InnerTail).Value, reference.Quantile(1 - InnerTail).Value);
        var known = reference.HeaviestValues.ToDictionary(h => h.Value, h => h.Weight / reference.Weight);
        (double Rise, double Share, double? Value) best = (0, 0, null);
        foreach (var heavy in current.HeaviestValues.Where(h => h.Value < low || h.Value > high))
        {
            var share = (heavy.Weight - (heavy.Error / 2)) / current.Weight;
            var rise = share - known.GetValueOrDefault(heavy.Value);
            if (rise > best.Rise)
                best = (rise, share, heavy.Value);
        }
        return (Figure.Of(Math.Max(0, best.Share)), best.Value);
    }
}
