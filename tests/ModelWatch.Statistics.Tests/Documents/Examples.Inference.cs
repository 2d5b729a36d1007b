using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Inference =>
    [
        Example.Of(Proportion.Wilson(97, 100)),
        Example.Of(Proportion.ClopperPearson(97, 100)),
        Example.Of(Proportion.Newcombe(60, 100, 45, 100)),
        Example.Of(BinomialTail.AtLeast(5, 20, 0.1)),
        Example.Of(new LifeTable([0, 10, 20], [100, 60], [40, 30]).Share(20)),
        Example.Of(new LifeTable([0, 10, 20], [100, 60], [40, 30]).Quantile(0.5)),
        Example.Of(NormalMean.Of(2, 1, 50)),
        Example.Of(MeanDifference.Welch(5, 4, 10, 3, 9, 12)),
        Example.Of(PoissonRate.Garwood(7, 100)),
        Example.Of(PoissonRate.Difference(7, 100, 2, 100)),
        Example.Of(PoissonRate.Ratio(12, 100, 5, 80)),
        Example.Of(SampleSize.HalfWidth(0.9, 200)),
        Example.Of(SampleSize.RowsForHalfWidth(0.9, 0.05)),
        Example.Of(SampleSize.RowsForChange(0.9, 0.8)),
        Example.Of(SampleSize.Power(0.9, 0.8, 200)),
        Example.Of(SampleSize.DetectableFall(0.9, 200)),
        Example.Of(SampleSize.ObservedExpectedError(0.1, 900)),
        Example.Of(SampleSize.RowsForObservedExpected(0.1, 0.1)),
        Example.Of(Sufficiency.Of(97, 100, 0.95, 0.04).HalfWidth),
        Example.Of(Criterion.AtLeast(Proportion.Wilson(97, 100), 0.9)),
        Example.Of(Criterion.AtMost(Proportion.Wilson(97, 100), 0.9)),
        Example.Of(Criterion.Between(Proportion.Wilson(97, 100), 0.95, 1)),
        Example.Of(Equivalence.Proportions(80, 100, 85, 110, 0.15).PValue),
        Example.Of(Equivalence.Means(5.4, 0.3, 7, 5.5, 0.28, 5, 1).PValue),
        Example.Of(Equivalence.Means(5.4, 0.3, 7, 5.5, 0.28, 5, 1).Difference),
        Example.Of(Bootstrap.Mean(Twelve, new Random(1))),
        Example.Of(Bootstrap.ClusterMean(Twelve, [0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 4], new Random(1))),
        Example.Of(Bootstrap.Bca(12, rows => rows.Average(row => Twelve[row]), new Random(1))),
        Example.Of(ClusteredMean.Of(Twelve, [0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 4])),
        Example.Of(KaplanMeier.From([1, 2, 3, 5, 8], [true, true, false, true, false]).Longer(3)),
        Example.Of(KaplanMeier.From([1, 2, 3, 5, 8], [true, true, false, true, false]).Arrived(5)),
        Example.Of(KaplanMeier.From([1, 2, 3, 5, 8], [true, true, false, true, false]).Quantile(0.5)),
        Example.Of(InverseProbability.HorvitzThompson([2, 3], [0.5, 0.25], 10)),
        Example.Of(InverseProbability.Hajek([2, 3], [0.5, 0.25])),
        Example.Of(WorstCase.Share(8, 100, 125).Most),
        Example.Of(VerificationBias.Sensitivity(new VerifiedGroup(100, 50, 40), new VerifiedGroup(900, 100, 5))),
        Example.Of(VerificationBias.Specificity(new VerifiedGroup(100, 50, 40), new VerifiedGroup(900, 100, 5))),
        Example.Of(PsiNull.Mean(5000, 1000, 10)),
        Example.Of(PsiNull.Quantile(5000, 1000, 10)),
        Example.Of(PsiNull.PValue(0.03, 5000, 1000, 10)),
        Example.Of(FalseDiscovery.Adjust([0.01, 0.04, 0.03, 0.005])[1]),
        Example.Of(Autocorrelation.LagOne(Twelve)),
        Example.Of(Autocorrelation.EffectiveRows(100, 0.5)),
        Example.Of(GoodTuring.UnseenMass([1, 1, 1, 2, 5, 10])),
    ];
}
