namespace ModelWatch.Measures;

/// <summary>
/// Edges that cannot have risen, because nothing of the kind was met: they are not listed, and count in the family over which the level is
/// shared, so that the level of the others does not depend on what was met.
/// </summary>
/// <param name="OfAll">Over all rows.</param>
/// <param name="OfSegments">In segments.</param>
internal readonly record struct StillEdges(int OfAll, int OfSegments)
{
    public StillEdges Plus(string? segment, int edges) => segment is null ? this with { OfAll = OfAll + edges } : this with { OfSegments = OfSegments + edges };
}
