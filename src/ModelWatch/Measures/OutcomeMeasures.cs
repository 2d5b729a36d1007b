using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>Calibration and performance of the outputs whose outcome is known.</summary>
internal static class OutcomeMeasures
{
    private const string NoLabels = "no-labels";

    /// <summary>The figures of one output; none without a label in the plan.</summary>
    public static IEnumerable<Measurement> Of(MeasureScope scope, OutputPlan output)
    {
        if (scope.Plan.Label is not { } label)
            yield break;
        var decides = output == DecidedBy(scope.Plan.Outputs, label);
        var column = scope.Contents.Labelled.Outputs.FirstOrDefault(c => c.Name == output.Subject);
        var figures = column is null ? Absent(output, label, decides) : Of(scope, output, column, label, decides);
        foreach (var (measure, figure, n) in figures)
            yield return scope.Measure(output.Subject, measure, figure, n);
    }

    /// <summary>The names of the figures of one output.</summary>
    public static IEnumerable<string> Names(MonitoringPlan plan, OutputPlan output) =>
        plan.Label is { } label ? Absent(output, label, output == DecidedBy(plan.Outputs, label)).Select(f => f.Measure) : [];

    /// <summary>The output that decisions are read from: the first class, else the first probabilities, else the first probability.</summary>
    public static OutputPlan? DecidedBy(IReadOnlyList<OutputPlan> outputs, LabelPlan label) =>
        label.Kind == LabelKind.Number
            ? null
            : outputs.FirstOrDefault(o => o.Kind == OutputKind.Class)
                ?? outputs.FirstOrDefault(o => o.Kind == OutputKind.Probabilities)
                ?? (label.Kind == LabelKind.Binary ? outputs.FirstOrDefault(o => o.Kind == OutputKind.Probability) : null);

    private static IEnumerable<OutcomeFigure> Of(MeasureScope scope, OutputPlan output, Column column, LabelPlan label, bool decides) =>
        (output.Kind, label.Kind) switch
        {
            (OutputKind.Probability, LabelKind.Binary) => ProbabilityOutcomes.Of(scope, column, label, output, decides),
            (OutputKind.Probabilities, not LabelKind.Number) => ClassProbabilityOutcomes.Of(scope.Contents.Labelled, column, output, decides),
            (OutputKind.Class, not LabelKind.Number) => decides ? ClassOutcomes.Of(scope.Contents.Labelled, column, label, output) : [],
            (OutputKind.Number, LabelKind.Number) => NumberOutcomes.Of(scope.Contents.Labelled, column),
            (OutputKind.Interval, LabelKind.Number) => IntervalOutcomes.Of(scope.Contents.Labelled, column),
            _ => [],
        };

    private static IEnumerable<OutcomeFigure> Absent(OutputPlan output, LabelPlan label, bool decides)
    {
        IEnumerable<string> names = (output.Kind, label.Kind) switch
        {
            (OutputKind.Probability, LabelKind.Binary) => ProbabilityOutcomes.Names,
            (OutputKind.Probabilities, not LabelKind.Number) => ClassProbabilityOutcomes.Names,
            (OutputKind.Number, LabelKind.Number) => NumberOutcomes.Names,
            (OutputKind.Interval, LabelKind.Number) => IntervalOutcomes.Names,
            _ => [],
        };
        var decisions = !decides ? [] : label.Kind == LabelKind.Binary && output.Kind != OutputKind.Probabilities ? DecisionFigures.Binary : DecisionFigures.Classes;
        return names.Concat(decisions).Select(name => new OutcomeFigure(name, Figure.Absent(NoLabels), 0));
    }
}
