using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Multivariate =>
    [
        Example.Of(MedianHeuristic.Sigma(Left, Right)),
        Example.Of(Mmd.SquaredUnbiased(Left, Right, 2)),
        Example.Of(Mmd.SquaredBiased(Left, Right, 2)),
        Example.Of(Mmd.PermutationPValue(VectorSample.From(1, [[0], [1], [2], [3]]), VectorSample.From(1, [[8], [9], [10], [11]]), 2, new Random(1))),
        Example.Of(Mmd.FromProfiles(VectorsThen.Features, VectorsNow.Features)),
        Example.Of(Mmd.SquaredUnbiased(VectorsThen.Features, VectorsNow.Features)),
        Example.Of(SlicedWasserstein.Exact(Left, Right, [[1, 0], [0, 1]])),
        Example.Of(SlicedWasserstein.PermutationPValue(VectorSample.From(1, [[0], [1], [2], [3]]), VectorSample.From(1, [[8], [9], [10], [11]]), [[1.0]], new Random(1))),
        Example.Of(SlicedWasserstein.FromProfiles(VectorsThen, VectorsNow)),
        Example.Of(MultivariateEnergy.Squared(Left, Right)),
        Example.Of(DomainClassifier.Auc([0.1, 0.4, 0.5], [0.5, 0.8])),
        Example.Of(DomainClassifier.WeightedAuc([0.1, 0.6], [0.5, 0.8], [1, 3], [1, 2])),
        Example.Of(DomainClassifier.MannWhitneyPValue([0.1, 0.4, 0.5], [0.5, 0.8])),
        Example.Of(DomainClassifier.AccuracyPValue([0.1, 0.4, 0.6], [0.5, 0.8])),
        Example.Of(PermutationTest.PValue(1, [false, false, true, true], labels => labels[3] ? 1 : 0, 19, new Random(1))),
        Example.Of(UnitDirections.Draw(2, 1, 1)[0][0]),
    ];
}
