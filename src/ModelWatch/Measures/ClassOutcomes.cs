using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Performance;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>A decided class beside the class that came.</summary>
internal static class ClassOutcomes
{
    public static IEnumerable<OutcomeFigure> Of(LabelledRows labelled, Column column, LabelPlan label, OutputPlan output)
    {
        var binary = label.Kind == LabelKind.Binary;
        var classes = binary ? null : OutcomeClasses.Of(labelled, output, column.Codes.Where(c => c >= 0).Distinct().Select(c => column.Dictionary[c]));
        if (classes is not null && OutcomeClasses.Why(classes.Count) is { } why)
            return DecisionFigures.Classes.Select(name => new OutcomeFigure(name, Figure.Absent(why), 0));
        var positive = CanonicalText.Of(label.Positive);
        var decisions = new Decisions(classes?.Count ?? 2);
        long n = 0;
        for (var i = 0; i < column.Count; i++)
        {
            if (column.States[i] != CellState.Value)
                continue;
            var predicted = CanonicalText.Of(column.Dictionary[column.Codes[i]]);
            decisions.Add(Index(predicted), Index(labelled.Labels[i]), labelled.Weights[i]);
            n++;
        }

        var wanted = binary ? DecisionFigures.Binary : DecisionFigures.Classes;
        return DecisionFigures.Of(decisions).Where(f => wanted.Contains(f.Measure)).Select(f => new OutcomeFigure(f.Measure, f.Figure, n));

        int Index(string name) => classes is null ? (name == positive ? 1 : 0) : classes[name];
    }
}
