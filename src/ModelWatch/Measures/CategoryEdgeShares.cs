using ModelWatch.References;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Measures;

/// <summary>One category against the rest: the 32 commonest of the reference, the other known ones together, and the unseen ones together.</summary>
internal static class CategoryEdgeShares
{
    public const int Top = 32;

    public static IEnumerable<ShiftEdge> Of(string? segment, FeatureProfile reference, FeatureProfile current, double tolerance)
    {
        if (reference.Categories is not { Rows: > 0 } was || current.Categories is not { Rows: > 0 } now)
            yield break;
        var ordered = was.Counts.OrderByDescending(c => c.Weight).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        var top = ordered.Take(Top).ToList();
        foreach (var category in top)
            yield return Edge($"equal to {category.Key}", category.Weight, now.Count(category.Key).Weight);

        // Which categories of a long list a sample happens to hold is chance; "other" and "unseen" mean something for a list that is known whole.
        if (!was.IsExact || !now.IsExact)
            yield break;
        var known = ordered.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var seen = now.Counts.Where(c => known.Contains(c.Key)).Sum(c => c.Weight);
        if (ordered.Count > Top)
            yield return Edge("of the rarer categories", Sum(ordered.Skip(Top)), seen - top.Sum(c => now.Count(c.Key).Weight));

        // A category met once in the reference would have been unseen there without that row: such rows estimate what a sample misses.
        yield return Edge("not in the reference", ordered.Where(c => c.Weight <= was.Weight / was.Rows).Sum(c => c.Weight), now.Weight - seen);

        ShiftEdge Edge(string label, double before, double after) => new(
            segment, current.Subject, "chi_square", label, new(before / was.Weight, was.Rows), new(after / now.Weight, now.Rows), tolerance);
    }

    private static double Sum(IEnumerable<CategoryCount> counts) => counts.Sum(c => c.Weight);
}
