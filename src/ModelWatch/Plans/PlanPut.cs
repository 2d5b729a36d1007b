namespace ModelWatch.Plans;

/// <summary>The outcome of handing in a plan: what stands now, and whether that is new or was the newest already.</summary>
internal sealed record PlanPut(StoredPlan Stored, bool IsNew);
