namespace ModelWatch.Measures;

/// <summary>
/// How the values of each declared segment stand to each other. A row of a segment holds its value against all other values of that segment,
/// 95 % each; the row of all rows holds the largest against the smallest value, the worst over the declared segments, with an interval that
/// is simultaneous over all pairs.
/// </summary>
internal static class FairnessMeasures
{
    private const string Subject = "model";
    private const string Gap = "gap_";

    public static readonly IReadOnlyList<string> Parities = ["parity_difference", "parity_ratio"];
    public static readonly IReadOnlyList<string> Names = [.. Parities, .. GroupGaps.Names];

    /// <summary>True where the figure rests on outcomes.</summary>
    public static bool NeedsLabels(string measure) => measure.StartsWith(Gap, StringComparison.Ordinal);

    /// <param name="scopes">All scopes of the window, all rows first.</param>
    public static IEnumerable<Measurement> Of(IReadOnlyList<MeasureScope> scopes)
    {
        var (all, plan) = (scopes[0], scopes[0].Plan);
        if (plan.Segments.Count == 0 || !Names.Any(all.Wants))
            yield break;
        var worst = new List<GroupFigure>();
        foreach (var name in plan.Segments)
        {
            var groups = scopes.Where(s => s.Contents.Segment?.StartsWith(name + "=", StringComparison.Ordinal) == true).ToList();
            foreach (var figure in SelectedShares.Compare(plan, groups).Concat(GroupGaps.Compare(all, groups)).Where(f => all.Wants(f.Measure)))
            {
                if (figure.Scope is { } scope)
                    yield return scope.Measure(Subject, figure.Measure, figure.Figure, figure.N);
                else
                    worst.Add(figure);
            }
        }

        foreach (var measure in worst.GroupBy(f => f.Measure))
        {
            var figure = Worst(measure.Key, [.. measure], plan.Segments.Count);
            yield return all.Measure(Subject, figure.Measure, figure.Figure, figure.N);
        }
    }

    /// <summary>The segment with the largest gap (for a ratio: the least), its ends drawn out so that they hold for every segment at once.</summary>
    private static GroupFigure Worst(string measure, GroupFigure[] segments, int count)
    {
        var present = segments.Where(s => s.Figure.IsPresent).ToList();
        if (present.Count == 0)
            return segments[0];
        var worst = measure == "parity_ratio" ? present.MinBy(s => s.Figure.Value) : present.MaxBy(s => s.Figure.Value);
        return worst! with { Figure = SimultaneousEnds.Over(worst.Figure, count, measure) };
    }
}
