namespace ModelWatch.Reports;

/// <summary>How the criteria of a summary were decided.</summary>
internal sealed record ReportTally(int Total, int Met, int NotMet, int NotAssessable);
