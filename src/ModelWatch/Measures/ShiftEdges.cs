namespace ModelWatch.Measures;

/// <summary>The shares of one scope that the edge rule compares with the reference.</summary>
internal static class ShiftEdges
{
    /// <summary>All edges of the scope. Distributions need the plan's minimum of events; shares of faults are judged at any n.</summary>
    /// <returns>How many more were looked at and cannot have moved.</returns>
    public static int Add(List<ShiftEdge> edges, MeasureScope scope)
    {
        if (scope.ReferenceFeatures is not { } references || scope.Contents.Events == 0)
            return 0;
        var still = 0;
        foreach (var current in scope.Contents.Features)
        {
            if (!references.TryGetValue(current.Subject, out var reference))
                continue;
            QualityEdges.Add(edges, scope, reference, current);
            still += TraitEdges.Add(edges, scope, reference, current);
            if (scope.Contents.Events < scope.Plan.Window.Minimum)
                continue;
            var tolerance = current.Schema.Tolerance ?? scope.Plan.Alerts.Tolerance;
            var form = Comparison.Of(current.Schema);
            if (form == ComparisonForm.Numbers && !reference.Provisional)
                NumericEdgeShares.Add(edges, scope, reference, current, tolerance);
            else if (form == ComparisonForm.Categories)
                CategoryEdgeShares.Add(edges, scope, reference, current, tolerance);
        }

        return still;
    }
}
