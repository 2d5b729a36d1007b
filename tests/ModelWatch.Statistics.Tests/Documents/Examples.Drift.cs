using ModelWatch.Statistics.Drift;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Drift =>
    [
        Example.Of(KolmogorovSmirnov.Exact([1, 2, 3], [2, 3, 4])),
        Example.Of(KolmogorovSmirnov.FromProfiles(Then, Now)),
        Example.Of(KolmogorovSmirnov.PValue(0.4, 20, 30)),
        Example.Of(KolmogorovSmirnov.ExactPValue(0.6, 10, 10)),
        Example.Of(KolmogorovSmirnov.LimitPValue(0.2, 300, 300)),
        Example.Of(KolmogorovSmirnov.LogLimitPValue(0.5, 10000, 10000)),
        Example.Of(KolmogorovSmirnov.LogPValue(0.4, 20, 30)),
        Example.Of(Wasserstein.Exact([1, 2, 3], [2, 3, 5])),
        Example.Of(Wasserstein.FromProfiles(Then, Now)),
        Example.Of(Wasserstein.Scaled(Figure.Of(3), Figure.Of(4))),
        Example.Of(EnergyDistance.Exact([1, 2, 3], [2, 3, 5])),
        Example.Of(SampleDistances.Exact([1, 2, 3], [2, 3, 5]).Wasserstein),
        Example.Of(PopulationStability.Of(PairedCounts.Deciles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]))),
        Example.Of(JensenShannon.Of(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(ShareDistance.Hellinger(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(ShareDistance.TotalVariation(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(ShareDistance.LInfinity(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(ShareDistance.KullbackLeibler(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(ChiSquare.Pearson(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"])).Statistic),
        Example.Of(ChiSquare.Pearson(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"])).PValue),
        Example.Of(ChiSquare.Pearson(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"])).LogPValue),
        Example.Of(ChiSquare.Yates(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"])).Statistic),
        Example.Of(ChiSquare.G(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"])).Statistic),
        Example.Of(ChiSquare.CramersV(PairedCounts.Categories(["a", "a", "b"], ["a", "b", "b"]))),
        Example.Of(CategoryShares.Unseen(PairedCounts.Categories(["a", "a", "b"], ["a", "c"]))),
        Example.Of(CategoryShares.UnseenCategories(PairedCounts.Categories(["a", "a", "b"], ["a", "c"]))),
        Example.Of(CategoryShares.VanishedCategories(PairedCounts.Categories(["a", "a", "b"], ["a", "c"]))),
        Example.Of(CategoryShares.Entropy(PairedCounts.Categories(["a", "a", "b"], ["a", "c"]))),
        Example.Of(Quantiles.Exact([1, 2, 3, 4], 0.5)),
        Example.Of(Moments.Mean([1, 2, 2, 8])),
        Example.Of(Moments.Variance([1, 2, 2, 8], 1)),
        Example.Of(Moments.Skewness([1, 2, 2, 8])),
        Example.Of(Moments.ExcessKurtosis([1, 2, 2, 8])),
        Example.Of(AndersonDarling.FromProfiles(Then, Now)),
        Example.Of(CramerVonMises.FromProfiles(Then, Now)),
        Example.Of(BinnedEnergy.FromProfiles(Then, Now)),
        Example.Of(new NumericBaseline(Then).Variance),
        Example.Of(AndersonDarling.Exact([1, 2, 3, 4, 5], [4, 5, 6, 7])),
        Example.Of(AndersonDarling.ClippedPValue(2.5)),
        Example.Of(CramerVonMises.Exact([1, 2, 3, 4, 5], [4, 5, 6, 7])),
        Example.Of(CramerVonMises.ExactPValue(0.4, 5, 4)),
        Example.Of(CramerVonMises.LimitPValue(0.4, 50, 40)),
        Example.Of(CramerVonMises.PValue(0.4, 5, 4)),
    ];
}
