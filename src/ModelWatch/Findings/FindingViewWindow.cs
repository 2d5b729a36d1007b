namespace ModelWatch.Findings;

/// <summary>The newest window that showed a finding, UTC.</summary>
internal sealed record FindingViewWindow(DateTime Start, DateTime End, int Revision);
