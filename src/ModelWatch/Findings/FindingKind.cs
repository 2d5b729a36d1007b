namespace ModelWatch.Findings;

/// <summary>What a finding is about.</summary>
internal enum FindingKind { Drift, Quality, Calibration, Performance, Volume, Silence, Integrity, Labels }
