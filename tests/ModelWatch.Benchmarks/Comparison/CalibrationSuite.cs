using ModelWatch.Statistics;
using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>What the numpy line's calibration computes, from the raw columns on; the product adds intervals.</summary>
internal static class CalibrationSuite
{
    public static IReadOnlyList<(string Name, Figure Figure)> Of(double[] scores, bool[] outcomes)
    {
        var summary = CalibrationSummary.Of(scores, outcomes);
        return [("ece", summary.CalibrationError), ("brier", summary.BrierScore), ("roc_auc", summary.RocAuc)];
    }
}
