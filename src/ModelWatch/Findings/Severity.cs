namespace ModelWatch.Findings;

/// <summary>Critical pages somebody, warning waits for work hours, info explains.</summary>
internal enum Severity { Critical, Warning, Info }
