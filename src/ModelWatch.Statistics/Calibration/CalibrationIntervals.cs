using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Calibration figures with the 95 % intervals that their plain forms lack. Pure functions, thread safe.</summary>
public static class CalibrationIntervals
{
    private const double Level = Proportion.Level;

    /// <summary>
    /// <see cref="Brier.Skill"/> with the delta method on ln(1 - skill): a row moves it by loss / score - (1 - 2 rate)(y - rate) / (rate
    /// (1 - rate)). Without interval when every score is right.
    /// </summary>
    /// <param name="rows">The rows.</param>
    public static Figure BrierSkill(ScoredRows rows)
    {
        var skill = Brier.Skill(rows);
        if (skill.Value is not { } value || !(value < 1))
            return skill;
        var rate = rows.Positive / rows.Weight;
        var score = (1 - value) * rate * (1 - rate);
        var moves = new WeightedMean();
        for (var i = 0; i < rows.Rows; i++)
        {
            var y = rows.Outcomes[i] ? 1.0 : 0;
            var loss = (rows.Scores[i] - y) * (rows.Scores[i] - y);
            moves.Add(loss / score - 1 - (1 - 2 * rate) * (y - rate) / (rate * (1 - rate)), rows.Weights[i]);
        }
        return moves.Figure() is { Lower: { } lower, Upper: { } upper }
            ? skill.Within(1 - (1 - value) * Math.Exp(upper), 1 - (1 - value) * Math.Exp(lower), Level)
            : skill;
    }

    /// <summary>
    /// <see cref="ExpectedCalibrationError.SquaredDebiased"/> with a normal interval: given the scores, a bin's squared gap has variance
    /// 4 d^2 v + 2 v^2, d the true gap (its square estimated without bias), v the variance of the frequency.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure SquaredDebiased(ScoredRows rows, int bins = 15)
    {
        var figure = ExpectedCalibrationError.SquaredDebiased(rows, bins);
        if (figure.Value is not { } value || rows.Rows < 2)
            return figure;
        double variance = 0;
        foreach (var bin in CalibrationBins.ByWidth(rows, bins))
        {
            var v = GapVariance(bin, rows);
            var square = Math.Max(0, bin.Gap * bin.Gap - v);
            variance += bin.Weight / rows.Weight * (bin.Weight / rows.Weight) * (4 * square * v + 2 * v * v);
        }
        var half = Proportion.Z(Level) * Math.Sqrt(variance);
        return figure.Within(value - half, value + half, Level);
    }

    /// <summary>
    /// <see cref="ExpectedCalibrationError.Maximum"/> with simultaneous normal intervals of the bins' gaps at level 1 - 0.05 / bins: the
    /// largest lower and the largest upper end of |gap|. Never short of the level in large bins; wide, as a maximum is.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bins">Number of equal-width bins.</param>
    public static Figure Maximum(ScoredRows rows, int bins = 10)
    {
        var parts = CalibrationBins.ByWidth(rows, bins);
        var figure = ExpectedCalibrationError.Maximum(rows, bins);
        if (!figure.IsPresent)
            return figure;
        var z = Proportion.Z(1 - (1 - Level) / parts.Count);
        double lower = 0, upper = 0;
        foreach (var part in parts)
        {
            var half = z * Math.Sqrt(GapVariance(part, rows));
            lower = Math.Max(lower, Math.Abs(part.Gap) - half);
            upper = Math.Max(upper, Math.Abs(part.Gap) + half);
        }
        return figure.Within(lower, Math.Min(1, upper), Level);
    }

    /// <summary>
    /// The CORP parts with basic bootstrap intervals (2 value - quantile, cut at 0): rows drawn with replacement and recalibrated again, so
    /// that the optimism of the fit is taken off. Costs a recalibration a draw; deterministic for a seed.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="random">A seeded source of chance.</param>
    /// <param name="draws">Number of draws, 20 or more.</param>
    public static CorpParts CorpWithIntervals(ScoredRows rows, Random random, int draws = 200)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 20);
        var parts = Corp.Of(rows);
        if (rows.Rows < 2)
            return parts;
        List<double> miscalibration = [], discrimination = [], uncertainty = [];
        for (var d = 0; d < draws; d++)
        {
            var drawn = Corp.Of(Redrawn(rows, random));
            miscalibration.Add(drawn.Miscalibration.Value!.Value);
            discrimination.Add(drawn.Discrimination.Value!.Value);
            uncertainty.Add(drawn.Uncertainty.Value!.Value);
        }
        return parts with
        {
            Miscalibration = Basic(parts.Miscalibration, miscalibration),
            Discrimination = Basic(parts.Discrimination, discrimination),
            Uncertainty = Percentile.Interval(parts.Uncertainty, uncertainty, Level),
        };
    }

    // The Agresti-Coull frequency, so that a pure bin is not taken as certain; the effective rows of the whole, for the bins alike.
    private static double GapVariance(CalibrationBin bin, ScoredRows rows)
    {
        var n = bin.Weight * rows.Trust + 4;
        var frequency = (bin.Positive * rows.Trust + 2) / n;
        return frequency * (1 - frequency) / n;
    }

    private static ScoredRows Redrawn(ScoredRows rows, Random random)
    {
        var (scores, outcomes, weights) = (new double[rows.Rows], new bool[rows.Rows], new double[rows.Rows]);
        for (var i = 0; i < scores.Length; i++)
        {
            var from = random.Next(scores.Length);
            (scores[i], outcomes[i], weights[i]) = (rows.Scores[from], rows.Outcomes[from], rows.Weights[from]);
        }
        return new ScoredRows(scores, outcomes, weights);
    }

    private static Figure Basic(Figure figure, List<double> drawn)
    {
        var value = figure.Value!.Value;
        var sorted = drawn.Order().ToArray();
        var lower = Math.Max(0, 2 * value - Percentile.Linear(sorted, (1 + Level) / 2));
        var upper = 2 * value - Percentile.Linear(sorted, (1 - Level) / 2);
        return figure.Within(Math.Min(value, lower), Math.Max(value, upper), Level);
    }
}
