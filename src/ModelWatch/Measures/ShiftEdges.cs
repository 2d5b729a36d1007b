using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>The shares of one scope that the edge rule compares with the reference.</summary>
internal static class ShiftEdges
{
    /// <summary>All edges of the scope. Distributions need the plan's minimum of events; shares of faults are judged at any n.</summary>
    public static IEnumerable<ShiftEdge> Of(MeasureScope scope)
    {
        if (scope.ReferenceFeatures is not { } references || scope.Contents.Events == 0)
            yield break;
        foreach (var current in scope.Contents.Features)
        {
            if (!references.TryGetValue(current.Subject, out var reference))
                continue;
            foreach (var edge in QualityEdges.Of(scope, reference, current))
                yield return edge;
            if (scope.Contents.Events < scope.Plan.Window.Minimum)
                continue;
            var tolerance = current.Schema.Tolerance ?? scope.Plan.Alerts.Tolerance;
            foreach (var edge in Distribution(scope.Contents.Segment, reference, current, tolerance))
                yield return edge;
        }
    }

    private static IEnumerable<ShiftEdge> Distribution(string? segment, FeatureProfile reference, FeatureProfile current, double tolerance) =>
        Comparison.Of(current.Schema) switch
        {
            ComparisonForm.Numbers when !reference.Provisional => NumericEdgeShares.Of(segment, reference, current, tolerance),
            ComparisonForm.Categories => CategoryEdgeShares.Of(segment, reference, current, tolerance),
            _ => [],
        };
}
