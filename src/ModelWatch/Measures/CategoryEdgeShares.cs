using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>One category against the rest: the 32 commonest of the reference, the other known ones together, and the unseen ones together.</summary>
internal static class CategoryEdgeShares
{
    public const int Top = 32;

    public static void Add(List<ShiftEdge> edges, MeasureScope scope, FeatureProfile reference, FeatureProfile current, double tolerance)
    {
        if (reference.Categories is not { Rows: > 0 } || current.Categories is not { Rows: > 0 } now)
            return;
        var known = FeatureBaseline.Of(reference).CategoryEdges!;
        double weight = now.Weight, rows = scope.Effective(now.Rows), seen = 0;
        for (var k = 0; k < known.Edges; k++)
        {
            var category = known.Ordered[k];
            var here = now.Count(category.Key).Weight;
            seen += here;
            AddEdge(known.Label(k), category.Weight, here);
        }

        // Which categories of a long list a sample happens to hold is chance; "other" and "unseen" mean something for a list that is known whole.
        if (!known.IsExact || !now.IsExact)
            return;
        double rarer = 0;
        foreach (var category in known.Ordered[known.Edges..])
            rarer += now.Count(category.Key).Weight;
        if (known.HasRarer)
            AddEdge("of the rarer categories", known.RarerWeight, rarer);
        AddEdge("not in the reference", known.OnceWeight, weight - seen - rarer);

        void AddEdge(string label, double before, double after) => edges.Add(new(
            scope.Contents.Segment, current.Subject, "chi_square", label, new(before / known.Weight, known.Rows), new(after / weight, rows), tolerance));
    }
}
