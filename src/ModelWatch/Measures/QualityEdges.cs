using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>The shares of faulty cells as edges; each turns its own measure to breach. A fall of a share is no fault and is not judged.</summary>
internal static class QualityEdges
{
    public static void Add(List<ShiftEdge> edges, MeasureScope scope, FeatureProfile reference, FeatureProfile current)
    {
        if (reference.Quality.Rows == 0 || current.Quality.Rows == 0)
            return;
        foreach (var share in QualityShares.Of(current.Schema))
        {
            // Of a long list a sample always lacks some, and how many is known only where each is counted.
            if (share.Fault == CellFaults.Unseen && reference.Categories is { IsExact: false }) continue;
            var was = Before(share, reference);
            var now = Math.Max(was, current.Quality[share.Fault].Weight / current.Quality.Weight);
            edges.Add(new(
                scope.Contents.Segment,
                current.Subject,
                share.Measure,
                share.Label,
                new(was, reference.Quality.Rows),
                new(now, scope.Effective(current.Quality.Rows)),
                scope.Plan.Alerts.ShareTolerance));
        }
    }

    /// <summary>
    /// Where the reference itself defines what is known, its count of unseen rows is 0 by construction and says nothing; the categories
    /// it met once estimate what a sample of its size misses.
    /// </summary>
    private static double Before(QualityShare share, FeatureProfile reference)
    {
        var counted = reference.Quality[share.Fault].Weight / reference.Quality.Weight;
        var declared = reference.Schema.Input?.Values.Count > 0 || reference.Schema.Output?.Classes.Count > 0;
        if (share.Fault != CellFaults.Unseen || declared || reference.Categories is not { Rows: > 0 } categories)
            return counted;
        return Math.Max(counted, FeatureBaseline.Of(reference).CategoryEdges!.OnceWeight / categories.Weight);
    }
}
