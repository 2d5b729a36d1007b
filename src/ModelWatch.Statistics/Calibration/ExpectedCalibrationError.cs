using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Calibration error over bins. All are absent when there are no rows. Pure functions, thread safe.</summary>
public static class ExpectedCalibrationError
{
    /// <summary>
    /// Expected calibration error sum n_b/n |mean p - mean y| over equal-width bins, in [0, 1]. Biased upwards by about sum sqrt(n_b) / n also
    /// when calibrated; see <see cref="SquaredDebiased"/>.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of bins.</param>
    public static Figure ByWidth(ScoredRows rows, int bins = 15) => Mean(CalibrationBins.ByWidth(rows, bins));

    /// <summary>The same over bins of equal numbers of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of bins.</param>
    public static Figure ByMass(ScoredRows rows, int bins = 10) => Mean(CalibrationBins.ByMass(rows, bins));

    /// <summary>
    /// <see cref="ByWidth"/> with a 95 % interval by inversion of a parametric bootstrap of the bin gaps: the true errors under which the
    /// observed one is neither too large nor too small, so that the upward bias of the plug-in error is off its ends (the value keeps it).
    /// Deterministic for a seed; 200 draws, its cost does not depend on the rows.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="bins">Number of bins.</param>
    public static Figure WithInterval(ScoredRows rows, Random random, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(random);
        var parts = CalibrationBins.ByWidth(rows, bins);
        var figure = Mean(parts);
        return figure.IsPresent && rows.Rows >= 2 ? GapBootstrap.Interval(figure, parts, random) : figure;
    }

    /// <summary>Largest |mean p - mean y| of a bin, in [0, 1].</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure Maximum(ScoredRows rows, int bins = 10)
    {
        var parts = CalibrationBins.ByWidth(rows, bins);
        return parts.Count == 0 ? Figure.Absent("no rows") : Figure.Of(parts.Max(b => Math.Abs(b.Gap)));
    }

    /// <summary>
    /// Squared error sum w_b (p_b - y_b)^2 without its bias (Kumar, Liang, Ma 2019): minus y_b (1 - y_b) / (n_b - 1) a bin; bins of fewer
    /// than two rows give 0. May be negative: given as it is.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure SquaredDebiased(ScoredRows rows, int bins = 15) =>
        Sum(CalibrationBins.ByWidth(rows, bins), b =>
            b.Weight < 2 ? 0 : b.Gap * b.Gap - b.Positive / b.Weight * (1 - b.Positive / b.Weight) / (b.Weight - 1));

    /// <summary>sqrt(max(0, <see cref="SquaredDebiased"/>)).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure RootDebiased(ScoredRows rows, int bins = 15) => SquaredDebiased(rows, bins).Select(s => Math.Sqrt(Math.Max(0, s)));

    /// <summary>Root of sum w_b (p_b - y_b)^2, biased upwards.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure RootPlugin(ScoredRows rows, int bins = 15) =>
        Sum(CalibrationBins.ByWidth(rows, bins), b => b.Gap * b.Gap).Select(Math.Sqrt);

    internal static Figure Mean(IReadOnlyList<CalibrationBin> parts) => Sum(parts, b => Math.Abs(b.Gap));

    private static Figure Sum(IReadOnlyList<CalibrationBin> parts, Func<CalibrationBin, double> term)
    {
        if (parts.Count == 0)
            return Figure.Absent("no rows");
        var sum = new NeumaierSum();
        double total = 0;
        foreach (var part in parts)
        {
            sum.Add(part.Weight * term(part));
            total += part.Weight;
        }
        return Figure.Of(sum.Value / total);
    }
}
