namespace ModelWatch.Plans;

/// <summary>The model file of a plan. <paramref name="Sha256"/> is lower-case hex, or null when the plan does not state it.</summary>
internal sealed record ArtifactPlan(string Path, string? Sha256);
