namespace ModelWatch.Findings;

/// <summary>A likely cause on the wire.</summary>
internal sealed record FindingViewCause(string Cause, string Subject, double Score, string Detail);
