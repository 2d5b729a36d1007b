using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Performance =>
    [
        Example.Of(RocAuc.Of(Rows)),
        Example.Of(RocAuc.WithNormalInterval(Rows)),
        Example.Of(RocAuc.Variance(Rows)),
        Example.Of(AveragePrecision.Of(Rows)),
        Example.Of(Decisions.AtThreshold(Rows).Accuracy),
        Example.Of(Decisions.AtThreshold(Rows).Precision()),
        Example.Of(Decisions.AtThreshold(Rows).Recall()),
        Example.Of(Decisions.AtThreshold(Rows).Specificity()),
        Example.Of(Decisions.AtThreshold(Rows).F1()),
        Example.Of(Decisions.AtThreshold(Rows).BalancedAccuracy),
        Example.Of(Decisions.AtThreshold(Rows, 0.2).Matthews),
        Example.Of(Decisions.AtThreshold(Rows, 0.2).Kappa),
        Example.Of(new RegressionErrors([1, 2, 3], [1.5, 2, 2]).MeanAbsoluteError),
        Example.Of(new RegressionErrors([1, 2, 3], [1.5, 2, 2]).Bias),
        Example.Of(new RegressionErrors([1, 2, 3], [1.5, 2, 2]).MeanSquaredError),
        Example.Of(new RegressionErrors([1, 2, 3], [1.5, 2, 2]).MeanAbsolutePercentageError),
        Example.Of(Cbpe.AtThreshold([0.2, 0.6, 0.9], null).Accuracy),
        Example.Of(Cbpe.AtThreshold([0.2, 0.6, 0.9], null).RocAuc),
        Example.Of(Cbpe.AtThreshold([0.2, 0.6, 0.9], null).AveragePrecision),
        Example.Of(Cbpe.AtThreshold([0.2, 0.6, 0.9], null).Brier),
        Example.Of(Cbpe.AtThreshold([0.2, 0.6, 0.9], null).AccuracyDeviation),
        Example.Of(ClassCbpe.OfTop([0.7, 0.2, 0.1, 0.3, 0.3, 0.4], [null, null, null]).MacroF1),
        Example.Of(Pape.Estimate([0.1, 0.4, 0.8], [false, true, true], [1, 2, 1], [0.3, 0.7], leastRows: 0).Estimate!.Accuracy),
        Example.Of(ImportanceWeighting.Mean([1, 0, 1, 1], [1, 2, 1, 1], 0)),
        Example.Of(ImportanceWeighting.UnnormalisedMean([1, 0, 1, 1], [1, 2, 1, 1], 0)),
        Example.Of(ImportanceWeighting.EffectiveRows([1, 2, 1, 1])),
        Example.Of(RidgeModel.Fit([1, 2, 3, 4], 1, [2.0, 4, 5, 8])!.Predict([5])),
        Example.Of(DirectLoss.OfRidge(RidgeModel.Fit([1, 2, 3, 4], 1, [0.2, 0.4, 0.5, 0.8]), [2, 3, 6])),
        Example.Of(Decisions.AtThreshold(Rows).MacroF1),
        Example.Of(new DecisionBootstrap(Decisions.AtThreshold(Rows), new Random(1)).Accuracy),
        Example.Of(Drawn.Interval(sums => sums[0] / sums[1])),
        Example.Of(Resamples.Mean([1.0, 0, 1], [[0, 1, 2], [0, 0, 2], [1, 1, 2]])),
        Example.Of(RankingIntervals.AveragePrecision(Rows)),
        Example.Of(new RegressionErrors([1, 2, 3], [1.5, 2, 2]).RootMeanSquaredError),
    ];
}
