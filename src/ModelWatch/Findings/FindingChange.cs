namespace ModelWatch.Findings;

/// <summary>One step of a finding: <paramref name="Finding"/> is its state after the step.</summary>
internal sealed record FindingChange(FindingTransition Transition, Finding Finding);
