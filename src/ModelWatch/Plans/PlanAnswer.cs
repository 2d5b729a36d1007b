namespace ModelWatch.Plans;

/// <summary>What the API says of a plan that it took in.</summary>
internal sealed record PlanAnswer(string Model, string Version, string Digest, string State)
{
    public static PlanAnswer Of(StoredPlan plan) => new(plan.Model, plan.Version, plan.Digest, plan.State.ToString().ToLowerInvariant());
}
