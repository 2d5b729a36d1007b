using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Measures;

/// <summary>
/// Performance before the outcomes are known, from every prediction of the scope and what the outcomes of the reference say of its
/// probabilities. Decisions have the subject that their measured counterparts have. Never decides an acceptance criterion.
/// </summary>
internal static class EstimatedMeasures
{
    /// <summary>Why there is no estimate: the reference has no outcomes.</summary>
    public const string NoLabels = "the reference holds no outcomes for this output";

    /// <summary>Why there is no estimate: the window has no predictions.</summary>
    public const string NoPredictions = "no predictions are kept for this window";

    /// <summary>The estimates of one output; none for an output without probabilities.</summary>
    public static IEnumerable<Measurement> Of(MeasureScope scope, OutputPlan output) =>
        scope.Plan.Label is { Kind: not LabelKind.Number } label && IsScored(output, label) ? Of(scope, output, DecidedFrom(scope.Plan, output, label)) : [];

    /// <summary>The names of the estimates of one output's own probabilities.</summary>
    public static IEnumerable<string> Names(MonitoringPlan plan, OutputPlan output) =>
        plan.Label is not { Kind: not LabelKind.Number } label || !IsScored(output, label) ? []
            : (output.Kind == OutputKind.Probability ? EstimatedProbability.Names : EstimatedClasses.Names).Select(n => MeasureNames.Estimated + n);

    /// <summary>
    /// The output whose decisions are judged by the probabilities of <paramref name="output"/>: itself, or the plan's class where this is
    /// the first output with probabilities; else null.
    /// </summary>
    public static OutputPlan? DecidedFrom(MonitoringPlan plan, OutputPlan output, LabelPlan label)
    {
        var decided = OutcomeMeasures.DecidedBy(plan.Outputs, label);
        return decided == output || (decided?.Kind == OutputKind.Class && output == plan.Outputs.First(o => IsScored(o, label))) ? decided : null;
    }

    /// <summary>A measurement of an estimate, with what it takes for granted.</summary>
    public static Measurement Say(MeasureScope scope, string subject, string measure, Figure figure, long n)
    {
        var said = scope.Measure(subject, MeasureNames.Estimated + measure, figure, n);
        return said.State == MeasurementState.Ok ? said with { Why = Cbpe.Assumption } : said;
    }

    private static bool IsScored(OutputPlan output, LabelPlan label) =>
        output.Kind == OutputKind.Probabilities || (output.Kind == OutputKind.Probability && label.Kind == LabelKind.Binary);

    private static IEnumerable<Measurement> Of(MeasureScope scope, OutputPlan output, OutputPlan? decides)
    {
        var binary = output.Kind == OutputKind.Probability;
        var column = Column(scope, output.Subject);
        var calibration = scope.Reference?.Calibrations.FirstOrDefault(c => c.Subject == output.Subject);
        var why = scope.Reference is null ? MeasureScope.NoReference : calibration is null ? NoLabels : column is null ? NoPredictions : null;
        if (why is not null)
            return Absent(scope, output, decides, why);
        var weights = scope.Contents.Predicted.Weights;
        var decision = decides is null || decides == output ? null : Column(scope, decides.Subject);
        return binary
            ? EstimatedProbability.Of(scope, output, decides, EstimatedProbability.Estimate(scope.Plan.Label!, output, column!, decision, calibration!.Classes[0].Map, weights))
            : EstimatedClasses.Of(scope, output, decides, column!, decision, calibration!);
    }

    private static Column? Column(MeasureScope scope, string subject) =>
        scope.Contents.Predicted.Count == 0 ? null : scope.Contents.Predicted.Outputs.FirstOrDefault(c => c.Name == subject);

    /// <summary>Every estimate of an output, absent for one reason; <paramref name="ending"/> ends their names.</summary>
    public static IEnumerable<Measurement> Absent(MeasureScope scope, OutputPlan output, OutputPlan? decides, string why, string ending = "")
    {
        var binary = output.Kind == OutputKind.Probability;
        foreach (var name in binary ? EstimatedProbability.Names : EstimatedClasses.Names)
            yield return Say(scope, output.Subject, name + ending, Figure.Absent(why), 0);
        if (decides is null)
            yield break;
        foreach (var name in binary ? DecisionFigures.Binary : DecisionFigures.Classes)
            yield return Say(scope, decides.Subject, name + ending, Figure.Absent(why), 0);
    }
}
