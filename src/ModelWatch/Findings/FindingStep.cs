namespace ModelWatch.Findings;

/// <summary>The outcome of one closed or revised window: what changed, and the keys that got a verdict.</summary>
internal sealed record FindingStep(IReadOnlyList<FindingChange> Changes, IReadOnlyList<FindingKey> Assessed, DateTimeOffset WindowStart);
