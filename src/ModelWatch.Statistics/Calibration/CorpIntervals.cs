using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The CORP parts with 95 % intervals. The fit follows its own noise, which adds the same optimism to miscalibration and discrimination; it is
/// measured by drawing outcomes from the fitted recalibration line and fitting again, and taken off the intervals (the values keep it, as
/// published). Costs a recalibration a draw; deterministic for a seed.
/// </summary>
public static class CorpIntervals
{
    /// <summary>
    /// The parts, normal intervals of the mean score differences around the values without optimism, widened to hold the value and cut at
    /// 0. The ends are absent for fewer than two rows and where the recalibration line has no finite fit.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="draws">Number of draws, 20 or more.</param>
    public static CorpParts Of(ScoredRows rows, Random random, int draws = 40)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        var parts = Corp.Of(rows);
        if (rows.Rows < 2 || Line(rows) is not { } line)
            return parts;
        var optimism = Optimism(rows, line, random, draws);
        var rate = rows.Positive / rows.Weight;
        WeightedMean miscalibration = new(), discrimination = new();
        for (var i = 0; i < rows.Rows; i++)
        {
            var y = rows.Outcomes[i] ? 1.0 : 0;
            var best = Square(parts.Recalibrated[i] - y);
            miscalibration.Add(Square(rows.Scores[i] - y) - best, rows.Weights[i]);
            discrimination.Add(Square(rate - y) - best, rows.Weights[i]);
        }
        return parts with
        {
            Miscalibration = Shifted(parts.Miscalibration, miscalibration, optimism),
            Discrimination = Shifted(parts.Discrimination, discrimination, optimism),
            Uncertainty = Spread(parts.Uncertainty, rows.BaseRate),
        };
    }

    private static double[]? Line(ScoredRows rows)
    {
        var fit = rows.Recalibration;
        if (fit.Slope.Value is not { } slope || fit.Intercept.Value is not { } intercept || !(slope > 0))
            return null;
        var line = new double[rows.Rows];
        for (var i = 0; i < line.Length; i++)
        {
            var p = Math.Clamp(rows.Scores[i], LogLoss.Clip, 1 - LogLoss.Clip);
            line[i] = 1 / (1 + Math.Exp(-intercept - slope * Math.Log(p / (1 - p))));
        }
        return line;
    }

    /// <summary>By how much the fit's score beats that of the probabilities the outcomes came from: mean and deviation.</summary>
    private static (double Mean, double Deviation) Optimism(ScoredRows rows, double[] line, Random random, int draws)
    {
        var pooled = new PooledDraw(rows, line);
        var gains = new double[draws];
        for (var d = 0; d < draws; d++)
            gains[d] = pooled.Gain(random) / rows.Weight;
        var mean = gains.Average();
        return (mean, Math.Sqrt(gains.Sum(g => Square(g - mean)) / (draws - 1)));
    }

    private static Figure Shifted(Figure figure, WeightedMean differences, (double Mean, double Deviation) optimism) => Around(
        figure, figure.Value!.Value - optimism.Mean,
        double.Hypot(Half(differences), Proportion.Z(Proportion.Level) * optimism.Deviation));

    private static Figure Around(Figure figure, double centre, double half) => figure.Within(
        Math.Max(0, Math.Min(figure.Value!.Value, centre - half)), Math.Min(1, Math.Max(figure.Value.Value, centre + half)), Proportion.Level);

    // rate (1 - rate) over the Wilson interval of the rate.
    private static Figure Spread(Figure figure, Figure rate)
    {
        double low = rate.Lower!.Value, high = rate.Upper!.Value;
        return figure.Within(
            Math.Min(low * (1 - low), high * (1 - high)), low <= 0.5 && high >= 0.5 ? 0.25 : Math.Max(low * (1 - low), high * (1 - high)), Proportion.Level);
    }

    private static double Half(WeightedMean mean) => mean.Figure() is { Value: { } value, Upper: { } upper } ? upper - value : 0;

    private static double Square(double x) => x * x;
}
