using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Calibration error over bins. All are absent when there are no rows. Pure functions, thread safe.</summary>
public static class ExpectedCalibrationError
{
    private const int Resamples = 200;

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
    /// <see cref="ByWidth"/> with a 95 % interval by the parametric bootstrap of the bin gaps: 200 draws of a normal gap a bin with the
    /// binomial variance, basic form (2 value - quantile), cut to [0, 1]. Deterministic for a seed; its cost does not depend on the rows.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="bins">Number of bins.</param>
    public static Figure WithInterval(ScoredRows rows, Random random, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(random);
        var parts = CalibrationBins.ByWidth(rows, bins);
        var figure = Mean(parts);
        if (figure.Value is not { } value || rows.Rows < 2)
            return figure;
        var draws = new double[Resamples];
        for (var d = 0; d < Resamples; d++)
            draws[d] = parts.Sum(b => b.Weight / rows.Weight * Math.Abs(b.Gap + Deviation(b) * NormalDraw(random)));
        Array.Sort(draws);
        var lower = Math.Clamp(2 * value - draws[(int)(0.975 * Resamples) - 1], 0, value);
        var upper = Math.Clamp(2 * value - draws[(int)(0.025 * Resamples)], value, 1);
        return figure.Within(lower, upper, 0.95);
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

    // Variance of a bin's gap by the Agresti-Coull frequency, so that a pure bin is not taken as certain.
    private static double Deviation(CalibrationBin bin)
    {
        var frequency = (bin.Positive + 2) / (bin.Weight + 4);
        return Math.Sqrt(frequency * (1 - frequency) / (bin.Weight + 4));
    }

    private static double NormalDraw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
