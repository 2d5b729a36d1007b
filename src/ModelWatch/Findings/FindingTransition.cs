namespace ModelWatch.Findings;

/// <summary>What happened to a finding at a close.</summary>
internal enum FindingTransition { Opened, Continued, Recovered }
