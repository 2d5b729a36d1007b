using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Quality;

/// <summary>
/// The share of rows whose number lies where a known change of unit moves the reference and where the reference itself has nothing.
/// Read off the cells of magnitude (quarter octaves), so values nearer than a fifth of an octave are not told apart. Pure.
/// </summary>
public static class FactorShift
{
    private const double Rare = 0.0005;

    // Below them it may be chance that a row lies where the reference has none.
    private const double LeastOutside = 0.01, LeastRows = 5;
    private const double WorstFit = 0.5;
    private const int Points = 200;

    /// <summary>The best change of unit: its share of the rows, and itself where the share is above 0. Below 1 % of the rows, or five of them, nothing is named.</summary>
    /// <param name="reference">Numbers of the reference.</param>
    /// <param name="current">Numbers of the window; not changed.</param>
    /// <returns>A share in [0, 1], absent without numbers on both sides; the change, or null.</returns>
    /// <exception cref="ArgumentNullException">A profile is null.</exception>
    public static (Figure Share, KnownFactor? Factor) Of(NumericProfile reference, NumericProfile current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Rows == 0)
            return (Figure.Absent("no reference values"), null);
        if (current.Rows == 0)
            return (Figure.Absent("no current values"), null);
        var was = Shares(reference);
        var outside = Shares(current).Where(c => was.GetValueOrDefault(c.Key) < Rare).ToDictionary(c => c.Key, c => c.Value);
        var mass = outside.Values.Sum();
        if (mass < LeastOutside || mass * current.Rows < LeastRows)
            return (Figure.Of(0), null);
        double[] quantiles = [.. Enumerable.Range(0, Points).Select(i => reference.Quantile((i + 0.5) / Points).Value!.Value)];
        (double Misfit, double Share, KnownFactor? Factor) best = (WorstFit, 0, null);
        foreach (var factor in KnownFactor.All)
        {
            var moved = Moved(quantiles, factor, was);
            var expected = moved.Values.Sum();
            if (expected < mass)
                continue;
            var misfit = outside.Keys.Union(moved.Keys).Sum(k => Math.Abs((outside.GetValueOrDefault(k) / mass) - (moved.GetValueOrDefault(k) / expected))) / 2;
            if (misfit < best.Misfit)
                best = (misfit, Math.Min(1, mass / expected), factor);
        }
        return (Figure.Of(best.Share), best.Factor);
    }

    private static Dictionary<int, double> Shares(NumericProfile profile)
    {
        var shares = new Dictionary<int, double>();
        foreach (var cell in profile.Magnitudes)
        {
            var place = CellOf(cell.UpTo < 0 ? cell.Above : cell.UpTo);
            shares[place] = shares.GetValueOrDefault(place) + (cell.Weight / profile.Weight);
        }
        return shares;
    }

    /// <summary>Where a change moves the reference's quantiles, as far as it moves them out of its cells.</summary>
    private static Dictionary<int, double> Moved(double[] quantiles, KnownFactor factor, Dictionary<int, double> was)
    {
        var moved = new Dictionary<int, double>();
        foreach (var value in quantiles)
        {
            var place = CellOf(factor.Of(value));
            if (was.GetValueOrDefault(place) < Rare)
                moved[place] = moved.GetValueOrDefault(place) + (1.0 / Points);
        }
        return moved;
    }

    /// <summary>The quarter octave that ends at or above a number, signed: 0 for nothing, below for negative numbers.</summary>
    private static int CellOf(double value)
    {
        if (Math.Abs(value) < 1e-300 || double.IsNaN(value))
            return 0;
        var quarter = (int)Math.Clamp(Math.Ceiling((4 * Math.Log2(Math.Abs(value))) - 1e-9), -5000, 5000);
        return value > 0 ? 10_000 + quarter : -10_000 - quarter;
    }
}
