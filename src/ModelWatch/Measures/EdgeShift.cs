using ModelWatch.Statistics.Inference;

namespace ModelWatch.Measures;

/// <summary>
/// The rule of <c>check</c> and of the first findings: a share moved when the simultaneous lower confidence bound of its distance from the
/// reference, at a family-wise level of 1 % over all edges, exceeds the tolerance. Pure.
/// </summary>
/// <remarks>
/// Both shares get a Clopper-Pearson interval that misses with at most half of the edge's part of the 1 %; the bound is the gap between the
/// two intervals. Segments, where there are any, share one half of the 1 %, so that many of them do not blunt the verdict over all rows.
/// </remarks>
internal static class EdgeShift
{
    public const double FamilyLevel = 0.01;

    /// <summary>A verdict on each edge.</summary>
    /// <param name="edges">The edges that may have moved.</param>
    /// <param name="still">How many more belong to the family.</param>
    public static IReadOnlyList<ShiftVerdict> Decide(IReadOnlyList<ShiftEdge> edges, StillEdges still = default)
    {
        var segmented = edges.Count(e => e.Scope is not null);
        var half = segmented > 0 && segmented < edges.Count ? FamilyLevel / 2 : FamilyLevel;
        return [.. edges.Select(e => new ShiftVerdict(e, half / (e.Scope is null ? edges.Count - segmented + still.OfAll : segmented + still.OfSegments)))];
    }

    /// <summary>Lower confidence bound of the distance of the two shares; it is too high with probability <paramref name="miss"/> at most.</summary>
    public static double Bound(ShiftEdge edge, double miss)
    {
        var was = Interval(edge.Reference, miss / 2);
        var now = Interval(edge.Current, miss / 2);
        return Math.Max(0, Math.Max(now.Lower - was.Upper, was.Lower - now.Upper));
    }

    /// <summary>
    /// Whether the bound exceeds the tolerance, mostly without working it out: an interval holds its own share, so shares within the tolerance
    /// never exceed it; beyond that <see cref="ShiftProof"/> settles all but the close cases.
    /// </summary>
    public static bool Exceeds(ShiftEdge edge, double miss)
    {
        if (Math.Abs(edge.Current.Share - edge.Reference.Share) <= edge.Tolerance)
            return false;
        return ShiftProof.Of(edge, miss / 4) ?? Bound(edge, miss) - edge.Tolerance > 0;
    }

    private static (double Lower, double Upper) Interval(ShiftSample sample, double miss)
    {
        var figure = Proportion.ClopperPearson(Math.Clamp(sample.Share, 0, 1) * sample.Rows, sample.Rows, 1 - miss);
        return (figure.Lower!.Value, figure.Upper!.Value);
    }
}
