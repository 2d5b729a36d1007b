using MathNet.Numerics.Distributions;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Regression;

/// <summary>
/// Forecasts of numbers by a central interval each, against what came. Rows with a number that is not finite, ends in the wrong order, a
/// level outside (0, 1) or a weight not above 0 are left out and counted. Everything is absent without rows. Weight w equals w repetitions;
/// widths use the effective rows. Immutable and thread safe.
/// </summary>
public sealed class IntervalForecasts
{
    private readonly List<(double Actual, double Lower, double Upper, double Level, double Weight)> rows = [];

    /// <summary>Takes a copy of the rows.</summary>
    /// <param name="actual">True values.</param>
    /// <param name="lower">Lower ends, inclusive.</param>
    /// <param name="upper">Upper ends, inclusive.</param>
    /// <param name="levels">The level of each interval; one number for all.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public IntervalForecasts(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> levels,
        ReadOnlySpan<double> weights = default)
    {
        if (actual.Length != lower.Length || actual.Length != upper.Length || (levels.Length != 1 && levels.Length != actual.Length)
            || (!weights.IsEmpty && weights.Length != actual.Length))
            throw new ArgumentException("True values, ends, levels and weights differ in length.", nameof(lower));
        for (var i = 0; i < actual.Length; i++)
        {
            var (level, weight) = (levels.Length == 1 ? levels[0] : levels[i], weights.IsEmpty ? 1 : weights[i]);
            if (double.IsFinite(actual[i]) && double.IsFinite(lower[i]) && double.IsFinite(upper[i]) && lower[i] <= upper[i]
                && level > 0 && level < 1 && weight > 0 && double.IsFinite(weight))
                rows.Add((actual[i], lower[i], upper[i], level, weight));
        }
        LeftOut = actual.Length - rows.Count;
    }

    /// <summary>Number of rows kept.</summary>
    public int Rows => rows.Count;

    /// <summary>Number of rows left out.</summary>
    public int LeftOut { get; }

    /// <summary>Share of true values inside their interval, ends included, in [0, 1], with the Wilson 95 % interval.</summary>
    public Figure Coverage
    {
        get
        {
            double inside = 0, total = 0, squares = 0;
            foreach (var (actual, lower, upper, _, weight) in rows)
            {
                inside += lower <= actual && actual <= upper ? weight : 0;
                total += weight;
                squares += weight * weight;
            }
            return Rows == 0 ? Figure.Absent("no rows") : Proportion.Weighted(inside, total, total / squares);
        }
    }

    /// <summary>Mean level that the intervals claim, in (0, 1): what <see cref="Coverage"/> should be.</summary>
    public Figure Nominal => Loss(r => r.Level) is { Value: { } value } ? Figure.Of(value) : Figure.Absent("no rows");

    /// <summary>Mean length, 0 or more, in the unit of the value.</summary>
    public Figure Length => Loss(r => r.Upper - r.Lower);

    /// <summary>
    /// Mean interval score of Winkler (1972): length + 2 / (1 - level) times the distance of a true value outside; 0 or more, smaller is better.
    /// </summary>
    public Figure IntervalScore => Loss(r =>
        r.Upper - r.Lower + 2 / (1 - r.Level) * (Math.Max(0, r.Lower - r.Actual) + Math.Max(0, r.Actual - r.Upper)));

    /// <summary>
    /// Mean pinball loss of the two ends, quantiles (1 - level) / 2 and (1 + level) / 2, averaged; 0 or more. Equal to the interval score
    /// times (1 - level) / 4.
    /// </summary>
    public Figure Pinball => Loss(r => Ends(r.Actual, r.Lower, r.Upper, r.Level) / 2);

    /// <summary>
    /// Continuous ranked probability score by the quantile scores that an interval gives: CRPS is twice the integral of the pinball loss over
    /// the levels (Gneiting and Ranjan 2011), here the mean over the two ends. A rule for comparing intervals of one level, not the CRPS of a
    /// whole law: for that, <see cref="Gaussian"/>.
    /// </summary>
    public Figure QuantileCrps => Loss(r => Ends(r.Actual, r.Lower, r.Upper, r.Level));

    /// <summary>
    /// The normal forecasts whose central intervals these are: mean the middle, deviation half the length over the normal quantile. Rows of
    /// length 0 are left out there. Its <see cref="GaussianForecasts.PitDistance"/> is <c>pit_ks</c> of an interval output: it judges the
    /// middle and the length together, and reads a skewed forecast as normal.
    /// </summary>
    public GaussianForecasts Gaussian() => new(
        [.. rows.Select(r => r.Actual)],
        [.. rows.Select(r => (r.Lower + r.Upper) / 2)],
        [.. rows.Select(r => (r.Upper - r.Lower) / 2 / Normal.InvCDF(0, 1, (1 + r.Level) / 2))],
        [.. rows.Select(r => r.Weight)]);

    private static double Ends(double actual, double lower, double upper, double level) =>
        QuantileLoss.Of(actual, lower, (1 - level) / 2) + QuantileLoss.Of(actual, upper, (1 + level) / 2);

    private Figure Loss(Func<(double Actual, double Lower, double Upper, double Level, double Weight), double> loss)
    {
        var mean = new WeightedMean();
        foreach (var row in rows)
            mean.Add(loss(row), row.Weight);
        return mean.Figure();
    }
}
