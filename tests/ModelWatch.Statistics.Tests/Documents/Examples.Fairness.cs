using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Fairness =>
    [
        Example.Of(GroupShare.Selected("a", Decisions.AtThreshold(Rows)).Share),
        Example.Of(GroupShare.TruePositive("a", Decisions.AtThreshold(Rows, 0.2)).Share),
        Example.Of(GroupShare.FalsePositive("a", Decisions.AtThreshold(Rows, 0.2)).Share),
        Example.Of(GroupShare.Right("a", Decisions.AtThreshold(Rows, 0.2)).Share),
        Example.Of(Parity.Difference(new("a", 60, 100), new("b", 45, 100))),
        Example.Of(Parity.Ratio(new("a", 45, 100), new("b", 60, 100))),
        Example.Of(RateRatio.Katz(36, 40, 16, 80)),
        Example.Of(RateRatio.Of(36, 40, 16, 80)),
        Example.Of(Parity.AgainstOthers([new("a", 60, 100), new("b", 45, 100), new("c", 90, 200)])[0].Difference),
        Example.Of(Parity.Largest([new("a", 60, 100), new("b", 45, 100), new("c", 90, 200)]).Ratio),
        Example.Of(PerformanceGap.Auc(Rows, new ScoredRows([0.2, 0.3, 0.6, 0.8], [false, false, true, true]), 4)),
        Example.Of(PerformanceGap.Brier(Rows, new ScoredRows([0.2, 0.3, 0.6, 0.8], [false, false, true, true]), 4)),
        Example.Of(PerformanceGap.CalibrationInTheLarge(Rows, new ScoredRows([0.2, 0.3, 0.6, 0.8], [false, false, true, true]), 4)),
        Example.Of(PerformanceGap.Recovered(Figure.Of(5).Within(2, 8, 0.95), Figure.Of(1).Within(-3, 5, 0.95))),
        Example.Of(PerformanceGap.AbsoluteError(new RegressionErrors([1, 2, 3], [1.5, 2, 2]), new RegressionErrors([1, 2, 3], [1, 2, 4]), 3)),
        Example.Of(PerformanceGap.CalibrationError(Rows, new ScoredRows([0.2, 0.3, 0.6, 0.8], [false, false, true, true]), new Random(1), 2, 4)),
        Example.Of(WorstGap.Of([new("a", Figure.Of(0.9).Within(0.8, 1, 0.95)), new("b", Figure.Of(0.5).Within(0.4, 0.6, 0.95))]).Gap),
    ];
}
