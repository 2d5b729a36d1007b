using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>One scope of a window beside the plan and the reference; turns figures into measurements.</summary>
internal sealed record MeasureScope(MonitoringPlan Plan, ReferenceProfile? Reference, WindowContents Window, ScopeContents Contents)
{
    /// <summary>Labelled rows below which calibration and performance get no verdict, however many events the window holds.</summary>
    public const int MinimumLabelled = 30;

    public const string NoReference = "no-reference";

    /// <summary>The profiles of the reference for this scope, by subject; null where there is nothing to compare with.</summary>
    public IReadOnlyDictionary<string, FeatureProfile>? ReferenceFeatures => Reference?.FeaturesOf(Contents.Segment);

    /// <summary>
    /// What a row of the window is worth beside one of equal weights, in (0, 1]; exactly 1 when all weights are equal. Rows of a field that lacks
    /// some cells are trusted like those of the whole scope.
    /// </summary>
    public double Trust => Contents.Events > 0 ? Contents.EffectiveRows / Contents.Events : 1;

    /// <summary>The number of rows that an interval, a p-value or an edge may rest on.</summary>
    public double Effective(long rows) => rows * Trust;

    /// <summary>
    /// True for a measure that the plan wants: all cheap ones but those it leaves out, and every one that it names in a list, a criterion or
    /// a threshold.
    /// </summary>
    public bool Wants(string measure)
    {
        if (Plan.Measures.Include.Contains(measure))
            return true;
        if (Plan.Measures.Exclude.Contains(measure))
            return false;
        return !MeasureCatalogue.Of(measure).OnDemand || Names(measure);
    }

    /// <summary>True for a measure that the plan asks for by name.</summary>
    public bool Names(string measure) =>
        Plan.Measures.Include.Contains(measure) || Plan.Alerts.Thresholds.ContainsKey(measure) || Plan.Criteria.Any(c => c.Measure == measure);

    /// <summary>A measurement of <paramref name="measure"/> from <paramref name="figure"/>, with the state that needs no limit: ok, insufficient or undefined.</summary>
    public Measurement Measure(string subject, string measure, Figure figure, long n, string? unit = null)
    {
        var definition = MeasureCatalogue.Of(measure);
        var (state, why) = Judge(definition, figure, n);
        return new()
        {
            WindowStart = Window.Key.Start,
            WindowEnd = Window.Key.End,
            Revision = Window.Revision,
            Version = Window.Key.Version,
            Segment = Contents.Segment,
            Subject = subject,
            Measure = measure,
            Value = figure.Value,
            Lower = figure.Lower,
            Upper = figure.Upper,
            Level = figure.Level,
            Error = figure.Error,
            N = n,
            State = state,
            Why = why,
            Unit = definition.InUnit ? unit : null,
            Definition = definition.Definition,
            Reference = definition.Family is MeasureFamily.Drift or MeasureFamily.Estimated ? Reference?.Digest : null,
            Plan = Plan.Digest,
            Provisional = Window.Provisional
                && (definition.Family is MeasureFamily.Calibration or MeasureFamily.Performance or MeasureFamily.Labels || FairnessMeasures.NeedsLabels(measure)),
        };
    }

    private (MeasurementState State, string? Why) Judge(MeasureDefinition definition, Figure figure, long n)
    {
        if (figure.Why == NoReference)
            return (MeasurementState.Undefined, NoReference);
        if (definition.NeedsMinimum && Contents.Events < Plan.Window.Minimum)
            return (MeasurementState.Insufficient, $"{Contents.Events} events, the plan asks for {Plan.Window.Minimum}");
        if (figure.Value is null)
            return (MeasurementState.Undefined, figure.Why);
        if (definition.Family is MeasureFamily.Calibration or MeasureFamily.Performance && n < MinimumLabelled)
            return (MeasurementState.Insufficient, $"{n} rows with an outcome, {MinimumLabelled} are needed");
        if (definition.Family is MeasureFamily.Fairness && n < MinimumLabelled)
            return (MeasurementState.Insufficient, $"{n} rows in the smaller group, {MinimumLabelled} are needed");
        return (MeasurementState.Ok, null);
    }
}
