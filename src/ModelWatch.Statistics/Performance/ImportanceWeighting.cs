using System.Globalization;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Performance;

/// <summary>
/// Importance weighting: a measure of the labelled reference, its rows weighted by the density ratio current / reference, estimates the
/// measure of now. Assumes no concept shift and a reference that has rows wherever the rows of now are. Pure functions, thread safe.
/// </summary>
public static class ImportanceWeighting
{
    /// <summary>The smallest effective number of rows for which a figure is given.</summary>
    public const double LeastRows = 100;

    /// <summary>
    /// The self-normalised mean sum w x / sum w, with the normal 95 % interval of the effective number of rows; absent when that is below
    /// <paramref name="leastRows"/>.
    /// </summary>
    /// <param name="values">A row's loss, or 1 for a right decision and 0 for a wrong one; finite.</param>
    /// <param name="ratios">Density ratios; rows with one not above 0, or a value that is not finite, are left out.</param>
    /// <param name="leastRows">The smallest effective number of rows, 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> ratios, double leastRows = LeastRows)
    {
        Demand(values, ratios);
        if (TooFew(ratios, leastRows) is { } why)
            return Figure.Absent(why);
        var mean = new WeightedMean();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]) && double.IsFinite(ratios[i]))
                mean.Add(values[i], ratios[i]);
        }
        return mean.Figure();
    }

    /// <summary>
    /// The unnormalised mean sum w x / n: unbiased when the ratios are true, but with more variance and not bound to the range of x. To
    /// compare, not to show; no interval.
    /// </summary>
    /// <param name="values">A row's loss or success; finite.</param>
    /// <param name="ratios">Density ratios.</param>
    /// <param name="leastRows">The smallest effective number of rows, 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Figure UnnormalisedMean(ReadOnlySpan<double> values, ReadOnlySpan<double> ratios, double leastRows = LeastRows)
    {
        Demand(values, ratios);
        if (TooFew(ratios, leastRows) is { } why)
            return Figure.Absent(why);
        var sum = new NeumaierSum();
        var rows = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !(ratios[i] > 0 && double.IsFinite(ratios[i])))
                continue;
            sum.Add(values[i] * ratios[i]);
            rows++;
        }
        return rows == 0 ? Figure.Absent("no rows") : Figure.Of(sum.Value / rows);
    }

    /// <summary>The effective number of rows (sum w)^2 / sum w^2 (Kish 1965); 0 without a ratio above 0.</summary>
    /// <param name="ratios">Density ratios; those not above 0 or not finite are left out.</param>
    public static double EffectiveRows(ReadOnlySpan<double> ratios)
    {
        double sum = 0, squares = 0;
        foreach (var ratio in ratios)
        {
            if (!(ratio > 0 && double.IsFinite(ratio)))
                continue;
            sum += ratio;
            squares += ratio * ratio;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }

    internal static string? TooFew(ReadOnlySpan<double> ratios, double leastRows)
    {
        var effective = EffectiveRows(ratios);
        return effective <= 0 ? "no rows" : effective >= leastRows ? null : string.Create(
            CultureInfo.InvariantCulture, $"the weights leave {effective:0.#} effective rows, fewer than {leastRows:0.#}");
    }

    private static void Demand(ReadOnlySpan<double> values, ReadOnlySpan<double> ratios)
    {
        if (values.Length != ratios.Length)
            throw new ArgumentException("Values and ratios differ in length.", nameof(ratios));
    }
}
