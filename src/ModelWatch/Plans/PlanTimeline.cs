namespace ModelWatch.Plans;

/// <summary>The effective plans of a model, oldest first, each with the watermark after which its windows start. Immutable.</summary>
internal sealed record PlanTimeline(IReadOnlyList<(long From, MonitoringPlan Plan)> Steps)
{
    /// <summary>The newest effective plan, or null when none is.</summary>
    public MonitoringPlan? Newest => Steps.Count == 0 ? null : Steps[^1].Plan;

    /// <summary>The plan that counts for a window that starts at <paramref name="windowStart"/> (ticks of UTC).</summary>
    public MonitoringPlan? At(long windowStart)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].From == 0 || windowStart > Steps[i].From) return Steps[i].Plan;
        }

        return null;
    }

    /// <summary>The effective plan with this digest, or null.</summary>
    public MonitoringPlan? ByDigest(string digest) => Steps.FirstOrDefault(step => step.Plan.Digest == digest).Plan;
}
