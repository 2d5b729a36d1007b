using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Regression =>
    [
        Example.Of(new GaussianForecasts([1, 2, 4], [1, 3, 3], [1, 1, 2]).PitDistance),
        Example.Of(new GaussianForecasts([1, 2, 4], [1, 3, 3], [1, 1, 2]).Coverage(0.5)),
        Example.Of(new GaussianForecasts([1, 2, 4], [1, 3, 3], [1, 1, 2]).Pinball(0.9)),
        Example.Of(new GaussianForecasts([1, 2, 4], [1, 3, 3], [1, 1, 2]).Crps),
        Example.Of(new GaussianForecasts([1, 2, 4], [1, 3, 3], [1, 1, 2]).NegativeLogLikelihood),
        Example.Of(UniformTest.KolmogorovSmirnovPValue(0.3, 10)),
        Example.Of(UniformTest.KolmogorovSmirnov([0.1, 0.2, 0.25, 0.6, 0.61, 0.9])),
        Example.Of(UniformTest.CramerVonMises([0.1, 0.2, 0.25, 0.6, 0.61, 0.9])),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).Coverage),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).Nominal),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).Length),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).IntervalScore),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).QuantileCrps),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).Pinball),
        Example.Of(new IntervalForecasts([0, 5, 12], [-1, 6, 4], [1, 8, 13], [0.8]).Gaussian().PitDistance),
        Example.Of(QuantileLoss.Pinball([1, 2, 3], [2, 2, 2], 0.9)),
        Example.Of(Determination.Of([1, 2, 3, 5], [1.5, 2, 2.5, 5])),
    ];
}
