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
            if (Governs(Steps[i].From, windowStart)) return Steps[i].Plan;
        }

        return null;
    }

    /// <summary>The plan that counts for the window of its own calendar that holds an event time (ticks of UTC).</summary>
    public MonitoringPlan? Governing(long time)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Governs(Steps[i].From, WindowCalendar.Of(Steps[i].Plan).Containing(time).Start)) return Steps[i].Plan;
        }

        return null;
    }

    /// <summary>The effective plan with this digest, or null.</summary>
    public MonitoringPlan? ByDigest(string digest) => Steps.FirstOrDefault(step => step.Plan.Digest == digest).Plan;

    /// <summary>
    /// The rule of plans and references alike: one that became effective at watermark <paramref name="from"/> counts from the first window that starts after
    /// it. The first of a model has 0 and counts for all times.
    /// </summary>
    public static bool Governs(long from, long windowStart) => from == 0 || windowStart > from;
}
