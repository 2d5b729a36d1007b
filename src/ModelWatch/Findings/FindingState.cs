namespace ModelWatch.Findings;

/// <summary>The signal of a finding; the record of what people did about it is the incident's.</summary>
internal enum FindingState { Firing, Recovered, Suppressed }
