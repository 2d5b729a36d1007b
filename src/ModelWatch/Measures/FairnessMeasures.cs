using ModelWatch.Statistics.Inference;

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

    /// <summary>
    /// The segment with the largest gap (for a ratio: the least). The segment is chosen after the fact, and a small one with a lesser gap may
    /// reach further: the ends are the worst over all segments, each drawn out so that they hold at once. Without an interval where one has none.
    /// </summary>
    internal static GroupFigure Worst(string measure, GroupFigure[] segments, int count)
    {
        var present = segments.Where(s => s.Figure.IsPresent).ToList();
        if (present.Count == 0)
            return segments[0];
        var isLeast = measure == "parity_ratio";
        var worst = isLeast ? present.MinBy(s => s.Figure.Value)! : present.MaxBy(s => s.Figure.Value)!;
        var figures = present.Select(s => SimultaneousEnds.Over(s.Figure, count, measure)).ToList();
        if (figures.Any(f => f.Lower is null))
            return worst with { Figure = worst.Figure with { Lower = null, Upper = null, Level = null } };
        return worst with
        {
            Figure = isLeast
                ? worst.Figure.Within(figures.Min(f => f.Lower!.Value), figures.Min(f => f.Upper!.Value), Proportion.Level)
                : worst.Figure.Within(figures.Max(f => f.Lower!.Value), figures.Max(f => f.Upper!.Value), Proportion.Level),
        };
    }
}
