namespace ModelWatch.Plans;

/// <summary>Whether a plan counts already or waits for another person's approval.</summary>
internal enum PlanState { Submitted, Effective }
