namespace ModelWatch.Reports;

/// <summary>Which summary is to be made; without a period the last one that is over.</summary>
internal sealed record ReportRequest(string? Model, string? Period);
