namespace ModelWatch.Plans.Reading;

/// <summary>A key and its value, each with its own place.</summary>
internal sealed record PlanEntry(PlanNode Key, PlanNode Value);
