using ModelWatch.Plans;

namespace ModelWatch.Exposition;

/// <summary>What a plan and its reference say about a model, as series that rules join.</summary>
internal static class PlanFacts
{
    public static IEnumerable<Sample> Of(MonitoringPlan plan, string? reference, DateTimeOffset? created)
    {
        yield return new("modelwatch_model_info",
            [
                plan.Model, plan.Version, Task(plan), LabelText.Bound(plan.Owners.GetValueOrDefault("data-science") ?? ""),
                plan.Risk.ToString().ToLowerInvariant(), "production", plan.Traffic.ToString().ToLowerInvariant(),
            ],
            1);
        foreach (var kind in plan.Inputs.GroupBy(input => input.Kind))
            yield return new("modelwatch_model_features", [plan.Model, plan.Version, kind.Key.ToString().ToLowerInvariant()], kind.Count());

        if (reference is null)
            yield break;

        yield return new("modelwatch_reference_info", [plan.Model, plan.Version, reference], 1);
        if (created is { } time)
            yield return new("modelwatch_reference_created_timestamp_seconds", [plan.Model, plan.Version], time.ToUnixTimeSeconds());
    }

    /// <summary>The kind of the first output, in the words of the plan.</summary>
    private static string Task(MonitoringPlan plan) => plan.Outputs.Count == 0 ? "" : plan.Outputs[0].Kind.ToString().ToLowerInvariant();
}
