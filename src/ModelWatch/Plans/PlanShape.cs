namespace ModelWatch.Plans;

/// <summary>
/// A plan as maps, lists and plain values, every default written out. Written by hand: a new member must be placed here on purpose,
/// and a test holds it against the record.
/// </summary>
internal static class PlanShape
{
    public static Dictionary<string, object?> Of(MonitoringPlan plan) => new()
    {
        ["model"] = plan.Model,
        ["version"] = plan.Version,
        ["purpose"] = plan.Purpose,
        ["risk"] = plan.Risk,
        ["traffic"] = plan.Traffic,
        ["owners"] = Map(plan.Owners),
        ["deputies"] = Map(plan.Deputies),
        ["artifact"] = plan.Artifact is { } a ? new Dictionary<string, object?> { ["path"] = a.Path, ["sha256"] = a.Sha256 } : null,
        ["window"] = Window(plan.Window),
        ["inputs"] = plan.Inputs.Select(Input),
        ["outputs"] = plan.Outputs.Select(Output),
        ["label"] = plan.Label is { } label ? Label(label) : null,
        ["reference"] = Reference(plan.Reference),
        ["segments"] = plan.Segments,
        ["source"] = plan.Source is { } source ? Source(source) : null,
        ["sampling"] = Sampling(plan.Sampling),
        ["privacy"] = new Dictionary<string, object?> { ["allow"] = plan.Privacy.Allow, ["mask"] = plan.Privacy.Mask },
        ["measures"] = new Dictionary<string, object?> { ["include"] = plan.Measures.Include, ["exclude"] = plan.Measures.Exclude },
        ["alerts"] = Alerts(plan.Alerts),
        ["criteria"] = plan.Criteria.Select(Criterion),
        ["review"] = plan.Review is { } review
            ? new Dictionary<string, object?> { ["deadline"] = review.Deadline, ["minimumTime"] = review.MinimumTime }
            : null,
        ["retention"] = Retention(plan.Retention),
        ["report"] = new Dictionary<string, object?>
        {
            ["every"] = plan.Report.Every,
            ["zone"] = plan.Report.Zone.Id,
            ["cutoff"] = plan.Report.Cutoff,
        },
    };

    /// <summary>An encoding came later: a plan without one keeps its digest.</summary>
    private static Dictionary<string, object?> Reference(ReferencePlan reference)
    {
        var shape = new Dictionary<string, object?> { ["time"] = reference.Time };
        if (reference.Encoding is { } encoding) shape["encoding"] = encoding;
        return shape;
    }

    /// <summary>Adaptive sampling came later: a plan without it keeps its digest.</summary>
    private static Dictionary<string, object?> Sampling(SamplingPlan sampling)
    {
        var shape = new Dictionary<string, object?> { ["rate"] = sampling.Rate, ["evidence"] = sampling.Evidence };
        if (sampling.Adaptive) (shape["adaptive"], shape["least"]) = (true, sampling.Least);
        return shape;
    }

    private static Dictionary<string, object?> Window(WindowPlan window) => new()
    {
        ["length"] = window.Length,
        ["lateness"] = window.Lateness,
        ["minimum"] = window.Minimum,
        ["horizon"] = window.Horizon,
    };

    private static Dictionary<string, object?> Input(InputPlan input) => new()
    {
        ["name"] = input.Name,
        ["kind"] = input.Kind,
        ["unit"] = input.Unit,
        ["range"] = input.Range is { } range ? new object?[] { range.Lower, range.Upper } : null,
        ["values"] = input.Values,
        ["aliases"] = Map(input.Aliases),
        ["sentinels"] = input.Sentinels,
        ["pattern"] = input.Pattern,
        ["format"] = input.Format,
        ["required"] = input.Required,
        ["tolerance"] = input.Tolerance,
    };

    private static Dictionary<string, object?> Output(OutputPlan output) => new()
    {
        ["name"] = output.Name,
        ["kind"] = output.Kind,
        ["threshold"] = output.Threshold,
        ["classes"] = output.Classes,
        ["tolerance"] = output.Tolerance,
    };

    private static Dictionary<string, object?> Label(LabelPlan label) => new()
    {
        ["kind"] = label.Kind,
        ["positive"] = label.Positive,
        ["column"] = label.Column,
        ["maturity"] = label.Maturity,
    };

    private static Dictionary<string, object?> Source(SourcePlan source) => new()
    {
        ["format"] = source.Format,
        ["model"] = source.Model,
        ["columns"] = Map(source.Columns),
    };

    private static Dictionary<string, object?> Alerts(AlertsPlan alerts) => new()
    {
        ["falseAlarmsPerYear"] = alerts.FalseAlarmsPerYear,
        ["tolerance"] = alerts.Tolerance,
        ["shareTolerance"] = alerts.ShareTolerance,
        ["season"] = alerts.Season,
        ["thresholds"] = alerts.Thresholds.ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
    };

    private static Dictionary<string, object?> Criterion(Criterion criterion) => new()
    {
        ["measure"] = criterion.Measure,
        ["subject"] = criterion.Subject,
        ["segment"] = criterion.Segment,
        ["atLeast"] = criterion.AtLeast,
        ["atMost"] = criterion.AtMost,
    };

    private static Dictionary<string, object?> Retention(RetentionPlan retention) => new()
    {
        ["journal"] = retention.Journal,
        ["evidence"] = retention.Evidence,
        ["predictions"] = retention.Predictions,
        ["record"] = retention.Record,
    };

    private static Dictionary<string, object?> Map(IReadOnlyDictionary<string, string> map) =>
        map.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
}
