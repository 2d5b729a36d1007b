namespace ModelWatch.Plans;

/// <summary>Human review of outputs: due after <paramref name="Deadline"/>, too fast below <paramref name="MinimumTime"/>.</summary>
internal sealed record ReviewPlan(TimeSpan? Deadline, TimeSpan? MinimumTime);
