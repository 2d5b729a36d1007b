namespace ModelWatch.Plans;

/// <summary>One plan of a model's history. <paramref name="EffectiveFrom"/> is null for the first plan, which counts from the beginning.</summary>
internal sealed record PlanHistoryItem(string Version, string Digest, string State, DateTimeOffset Received, DateTimeOffset? EffectiveFrom)
{
    public static PlanHistoryItem Of(StoredPlan plan) => new(
        plan.Version, plan.Digest, plan.State.ToString().ToLowerInvariant(), plan.Received,
        plan.EffectiveFrom is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);
}
