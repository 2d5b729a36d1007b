namespace ModelWatch.Plans.Reading;

/// <summary>What a measure needs of a plan, as far as a plan can lack it. Attribution without a model file is absent with its reason at each close, and no mistakes.</summary>
internal static class MeasureNeeds
{
    /// <summary>What is lacking, or null.</summary>
    public static string? Lacking(string measure, MonitoringPlan plan) => measure switch
    {
        "replay_gap" when plan.Artifact is null => "the plan names no model file; add artifact",
        "mmd" or "mmd_p" or "sliced_wasserstein" when Of(plan, InputKind.Numeric) + Of(plan, InputKind.Vector) == 0 => "it needs a numeric or a vector input",
        "date_format_entropy" when Of(plan, InputKind.Date) == 0 => "it needs a date input",
        _ when plan.Label is null && (MeasureNames.Calibration.Contains(measure) || MeasureNames.Performance.Contains(measure)) => "the plan has no outcome; add label",
        _ => null,
    };

    private static int Of(MonitoringPlan plan, InputKind kind) => plan.Inputs.Count(input => input.Kind == kind && !plan.Privacy.Mask.Contains(input.Name));
}
