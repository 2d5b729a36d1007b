namespace ModelWatch.Plans;

/// <summary>The outcome of reading a plan: the plan, or every mistake in the order of the text. Never both.</summary>
internal sealed record PlanReading(MonitoringPlan? Plan, IReadOnlyList<PlanError> Errors);
