namespace ModelWatch.References.Building;

/// <summary>All segments of a file: their names, and which of them each row of each chunk falls into (-1: into none).</summary>
/// <param name="Names">Such as <c>country=DE</c>.</param>
/// <param name="Chunks">By segment: first index of its names, and for each chunk a name index a row, counted from that first one.</param>
/// <param name="Crowded">Segments with more than 50 values.</param>
internal sealed record SegmentMap(string[] Names, IReadOnlyList<(int First, IReadOnlyList<int[]> Places)> Chunks, IReadOnlyList<string> Crowded)
{
    public static SegmentMap Of(IEnumerable<SegmentCodes> segments)
    {
        var names = new List<string>();
        var chunks = new List<(int, IReadOnlyList<int[]>)>();
        var crowded = new List<string>();
        foreach (var segment in segments)
        {
            var (own, places, hasRest) = segment.Finish();
            chunks.Add((names.Count, places));
            names.AddRange(own);
            if (hasRest) crowded.Add(segment.Name);
        }

        return new SegmentMap([.. names], chunks, crowded);
    }
}
