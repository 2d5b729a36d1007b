using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>Figures of categories: an input's, an output's class, or the largest class of probabilities.</summary>
internal static class CategoryMeasures
{
    private static readonly CategoryBaseline Nothing = new(new CategoryProfile());

    /// <summary>Beyond that the shares of single categories are not known, and pooled ones would look like no change.</summary>
    private const string TooMany = "more than 1,000 categories, so their shares are not known one by one";

    /// <summary>All of a category with a reference or without.</summary>
    public static readonly IReadOnlyList<string> Names = ["chi_square", "chi_square_p", "g", "g_p", "cramers_v", .. ShareMeasures.Names, "distinct", "entropy"];

    public static IEnumerable<Measurement> Of(MeasureScope scope, FeatureProfile? reference, FeatureProfile current)
    {
        if (current.Categories is not { } now)
            yield break;
        var counts = reference?.Categories is null ? null : PairedCounts.Categories(FeatureBaseline.Of(reference).Categories!, now);
        var listed = now.IsExact && reference?.Categories is not { IsExact: false };
        var drift = counts is null ? Missing(MeasureScope.NoReference)
            : listed ? Drift(counts, EffectiveTable.Of(counts, scope.Effective(now.Rows)))
            : Missing(TooMany);
        foreach (var (measure, figure) in drift.Concat(Summary(counts, now)))
            yield return scope.Measure(current.Subject, measure, figure, now.Rows);
    }

    private static IEnumerable<(string Measure, Figure Figure)> Drift(PairedCounts counts, PairedCounts effective)
    {
        var pearson = ChiSquare.Pearson(effective);
        yield return ("chi_square", pearson.Statistic);
        yield return ("chi_square_p", pearson.PValue);
        var likelihood = ChiSquare.G(effective);
        yield return ("g", likelihood.Statistic);
        yield return ("g_p", likelihood.PValue);
        yield return ("cramers_v", ChiSquare.CramersV(effective, pearson));
        foreach (var shares in ShareMeasures.Of(counts))
            yield return shares;
    }

    private static IEnumerable<(string Measure, Figure Figure)> Missing(string why) =>
        new[] { "chi_square", "chi_square_p", "g", "g_p", "cramers_v" }.Concat(ShareMeasures.Names)
            .Select(name => (name, Figure.Absent(why)));

    private static IEnumerable<(string Measure, Figure Figure)> Summary(PairedCounts? counts, CategoryProfile now)
    {
        yield return ("distinct", now.Distinct);
        if (!now.IsExact)
        {
            yield return ("entropy", Figure.Absent(TooMany));
            yield break;
        }

        // Categories that only the reference has add nothing; where counts are pooled, the window is read alone.
        var own = counts is { ShareError: 0 } ? counts : PairedCounts.Categories(Nothing, now);
        yield return ("entropy", CategoryShares.Entropy(own));
    }
}
