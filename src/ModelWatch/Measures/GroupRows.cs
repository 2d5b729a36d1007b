using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>The labelled rows of one value of a segment, or of all its other values, ready to be compared.</summary>
/// <param name="Group">Its name in a reason.</param>
/// <param name="Scores">Probability and outcome; null where the plan has no probability beside a binary label.</param>
/// <param name="Errors">Number and outcome; null where the plan has none.</param>
/// <param name="Right">The share of right decisions; null where nothing decides.</param>
/// <param name="Binary">Decisions of a binary label; null where there are none.</param>
internal sealed record GroupRows(string Group, ScoredRows? Scores, RegressionErrors? Errors, GroupShare? Right, Decisions? Binary)
{
    public static GroupRows Of(string group, MonitoringPlan plan, IReadOnlyList<LabelledRows> parts)
    {
        var label = plan.Label!;
        var probability = label.Kind == LabelKind.Binary ? plan.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Probability) : null;
        var number = label.Kind == LabelKind.Number ? plan.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Number) : null;
        var decided = OutcomeMeasures.DecidedBy(plan.Outputs, label);
        var rows = decided is null ? [] : parts.SelectMany(p => Decided(p, decided, label)).ToList();
        return new(
            group,
            probability is null ? null : Scored(parts, probability, label),
            number is null ? null : Wrong(parts, number),
            decided is null ? null : Share(group, rows),
            decided is null || label.Kind != LabelKind.Binary ? null : Table(rows, CanonicalText.Of(label.Positive)));
    }

    private static ScoredRows Scored(IReadOnlyList<LabelledRows> parts, OutputPlan output, LabelPlan label)
    {
        var rows = parts.Select(p => (Part: p, Column: ColumnOf(p, output))).Where(p => p.Column is not null)
            .Select(p => ProbabilityOutcomes.Rows(p.Part, p.Column!, label)).ToList();
        return rows.Count == 1
            ? rows[0]
            : new([.. rows.SelectMany(r => r.Scores.ToArray())], [.. rows.SelectMany(r => r.Outcomes.ToArray())], [.. rows.SelectMany(r => r.Weights.ToArray())]);
    }

    private static RegressionErrors Wrong(IReadOnlyList<LabelledRows> parts, OutputPlan output)
    {
        var rows = parts.Select(p => (Part: p, Column: ColumnOf(p, output))).Where(p => p.Column is not null).ToList();
        return new(
            [.. rows.SelectMany(r => NumberOutcomes.Numbers(r.Column!))],
            [.. rows.SelectMany(r => r.Part.Labels.Select(NumberOutcomes.True))],
            [.. rows.SelectMany(r => r.Part.Weights)]);
    }

    private static GroupShare Share(string group, List<(string Predicted, string Actual, double Weight)> rows)
    {
        double right = 0, weight = 0, squares = 0;
        foreach (var row in rows)
        {
            right += row.Predicted == row.Actual ? row.Weight : 0;
            weight += row.Weight;
            squares += row.Weight * row.Weight;
        }

        return new(group, right, weight, squares > 0 ? weight / squares : 1);
    }

    private static Decisions Table(List<(string Predicted, string Actual, double Weight)> rows, string positive)
    {
        var decisions = new Decisions(2);
        foreach (var (predicted, actual, weight) in rows)
            decisions.Add(predicted == positive ? 1 : 0, actual == positive ? 1 : 0, weight);
        return decisions;
    }

    /// <summary>Decided class and outcome in canonical text; of a binary outcome only whether it is the positive one.</summary>
    private static IEnumerable<(string Predicted, string Actual, double Weight)> Decided(LabelledRows labelled, OutputPlan output, LabelPlan label)
    {
        if (ColumnOf(labelled, output) is not { } column)
            yield break;
        var positive = label.Kind == LabelKind.Binary ? CanonicalText.Of(label.Positive) : null;
        for (var i = 0; i < column.Count; i++)
        {
            if (column.States[i] == CellState.Value && GroupDecision.Of(column, i, output, positive) is { } decision)
                yield return (Side(decision, positive), Side(labelled.Labels[i], positive), labelled.Weights[i]);
        }
    }

    private static string Side(string text, string? positive) => positive is null || text == positive ? text : "";

    private static Column? ColumnOf(LabelledRows labelled, OutputPlan output) => labelled.Outputs.FirstOrDefault(c => c.Name == output.Subject);
}
