namespace ModelWatch.Plans;

/// <summary>Share of events kept at the service, (0, 1], and raw events kept per window as evidence.</summary>
internal sealed record SamplingPlan(double Rate = 1.0, int Evidence = 200);
