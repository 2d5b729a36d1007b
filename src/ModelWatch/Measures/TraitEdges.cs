using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>The shares of <see cref="TraitShares"/> whose rise is a fault, as edges. Those that the window does not have cannot have risen.</summary>
internal static class TraitEdges
{
    /// <summary>Adds the edges of a subject; gives the number of those that are not listed.</summary>
    public static int Add(List<ShiftEdge> edges, MeasureScope scope, FeatureProfile reference, FeatureProfile current)
    {
        if (reference.Quality.Rows == 0 || current.Quality.Rows == 0)
            return 0;
        var still = 0;
        foreach (var share in TraitShares.Of(current.Schema))
        {
            if (!share.Judged) continue;
            var weight = share.Weight(current, reference);
            if (weight == 0)
            {
                still++;
                continue;
            }

            var was = share.Weight(reference, reference) / reference.Quality.Weight;
            var now = Math.Max(was, weight / current.Quality.Weight);
            edges.Add(new(
                scope.Contents.Segment, current.Subject, share.Measure, share.Label,
                new(was, reference.Quality.Rows), new(now, scope.Effective(current.Quality.Rows)), scope.Plan.Alerts.ShareTolerance));
        }

        return still;
    }
}
