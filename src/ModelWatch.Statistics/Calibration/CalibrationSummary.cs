using System.Buffers;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>
/// The three figures of a probability that are asked for most, straight from the columns: one sort, and a walk over what it gave. Each equals
/// the one computed from <see cref="ScoredRows"/>, up to the rounding of sums in another order.
/// </summary>
/// <param name="CalibrationError">As <see cref="ExpectedCalibrationError.ByWidth"/>, in [0, 1].</param>
/// <param name="BrierScore">As <see cref="Brier.Score"/>, in [0, 1], with its interval.</param>
/// <param name="RocAuc">As <see cref="Performance.RocAuc.Of"/>, in [0, 1], with its interval.</param>
public sealed record CalibrationSummary(Figure CalibrationError, Figure BrierScore, Figure RocAuc)
{
    /// <summary>The figures of some rows; bad rows are left out as <see cref="ScoredRows"/> leaves them out. Thread safe.</summary>
    /// <param name="scores">Probability of the event a row, in [0, 1].</param>
    /// <param name="outcomes">Whether the event came, a row.</param>
    /// <param name="weights">Weight a row, above 0; empty for 1 each. Weight w equals w repetitions.</param>
    /// <param name="bins">Number of bins of the calibration error, 1 or more.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static CalibrationSummary Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> weights = default, int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (scores.IsEmpty || scores.Length != outcomes.Length || !weights.IsEmpty || !ScoreSort.AreProbabilities(scores))
            return Of(new ScoredRows(scores, outcomes, weights), bins);
        var rented = ArrayPool<ulong>.Shared.Rent(scores.Length);
        var keys = rented.AsSpan(0, scores.Length);
        ScoreSort.Rank(scores, outcomes, keys);
        var ranked = new RankedScores(keys);
        var summary = new CalibrationSummary(
            ExpectedCalibrationError.Mean(ranked.Bins(bins)), ranked.SquaredGaps().Figure(), Performance.RocAuc.OfRanked(ranked, Inference.Proportion.Level));
        ArrayPool<ulong>.Shared.Return(rented);
        return summary;
    }

    private static CalibrationSummary Of(ScoredRows rows, int bins) =>
        new(ExpectedCalibrationError.ByWidth(rows, bins), Brier.Score(rows), Performance.RocAuc.Of(rows));
}
