using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Fairness;

namespace ModelWatch.Measures;

/// <summary>
/// The share of positive decisions of each value of a segment, over all predictions and not only those with an outcome. A prediction without
/// a usable output decides nothing and is not counted.
/// </summary>
internal static class SelectedShares
{
    private const string NoDecision = "no output of the plan makes a positive decision";

    public static IEnumerable<GroupFigure> Compare(MonitoringPlan plan, IReadOnlyList<MeasureScope> groups)
    {
        if (DecidedBy(plan) is not { } output)
            return FairnessMeasures.Parities.Select(name => new GroupFigure(null, name, Figure.Absent(NoDecision), 0));
        return Of(groups, [.. groups.Select(g => Count(g, output, plan.Label))]);
    }

    /// <summary>The output whose positive decisions are counted: as for the performance of decisions, which also says what is positive.</summary>
    public static OutputPlan? DecidedBy(MonitoringPlan plan) =>
        (plan.Label?.Kind == LabelKind.Binary
            ? plan.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Class) ?? plan.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Probabilities)
            : null)
        ?? plan.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Probability);

    private static IEnumerable<GroupFigure> Of(IReadOnlyList<MeasureScope> groups, (GroupShare Share, long Rows)[] decided)
    {
        var shares = decided.Select(d => d.Share).ToArray();
        var rows = decided.Sum(d => d.Rows);
        for (var i = 0; i < groups.Count; i++)
        {
            var others = Together([.. shares.Where((_, j) => j != i)]);
            var n = Math.Min(decided[i].Rows, rows - decided[i].Rows);
            yield return new(groups[i], "parity_difference", Parity.Difference(shares[i], others), n);
            yield return new(groups[i], "parity_ratio", Parity.Ratio(shares[i], others), n);
        }

        var largest = Parity.Largest(shares);
        yield return new(null, "parity_difference", largest.Difference, rows);
        yield return new(null, "parity_ratio", largest.Ratio, rows);
    }

    private static GroupShare Together(GroupShare[] shares)
    {
        var trials = shares.Sum(s => s.Trials);

        // Sums of weights and of their squares add; effective rows do not, where one group's weights are larger than another's.
        var squares = shares.Where(s => s.Trials > 0).Sum(s => s.Trials / s.Trust);
        return new("the others", shares.Sum(s => s.Successes), trials, squares > 0 ? trials / squares : 1);
    }

    private static (GroupShare Share, long Rows) Count(MeasureScope scope, OutputPlan output, LabelPlan? label)
    {
        var profile = scope.Contents.Features.FirstOrDefault(f => f.Subject == output.Subject);
        if (output.Kind == OutputKind.Probability)
            return Share(scope, profile?.Selected.Weight ?? 0, profile?.Numbers?.Weight ?? 0, profile?.Numbers?.Rows ?? 0);
        var classes = profile?.Categories;
        return Share(scope, classes?.Count(CanonicalText.Of(label!.Positive)).Weight ?? 0, classes?.Weight ?? 0, classes?.Rows ?? 0);
    }

    /// <summary>The interval rests on the effective rows, for a weight adds no knowledge.</summary>
    private static (GroupShare Share, long Rows) Share(MeasureScope scope, double selected, double decided, long rows) =>
        (new(scope.Contents.Segment!, Math.Min(selected, decided), decided, decided > 0 ? scope.Effective(rows) / decided : 1), rows);
}
