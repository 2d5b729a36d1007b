using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;

namespace ModelWatch.Measures;

/// <summary>The distances of two lists of shares, which numbers (deciles of the reference) and categories have in common.</summary>
internal static class ShareMeasures
{
    public static readonly IReadOnlyList<string> Names = ["psi", "jensen_shannon", "hellinger", "total_variation", "l_infinity", "kl"];

    public static IEnumerable<(string Measure, Figure Figure)> Of(PairedCounts counts)
    {
        yield return ("psi", PopulationStability.Of(counts));
        yield return ("jensen_shannon", JensenShannon.Of(counts));
        yield return ("hellinger", ShareDistance.Hellinger(counts));
        yield return ("total_variation", ShareDistance.TotalVariation(counts));
        yield return ("l_infinity", ShareDistance.LInfinity(counts));
        yield return ("kl", ShareDistance.KullbackLeibler(counts));
    }
}
