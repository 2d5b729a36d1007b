using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>What the numpy line's calibration computes, from the raw columns on; the product adds intervals.</summary>
internal static class CalibrationSuite
{
    public static IReadOnlyList<(string Name, Figure Figure)> Of(double[] scores, bool[] outcomes)
    {
        var rows = new ScoredRows(scores, outcomes);
        return [("ece", ExpectedCalibrationError.ByWidth(rows)), ("brier", Brier.Score(rows)), ("roc_auc", RocAuc.Of(rows))];
    }
}
