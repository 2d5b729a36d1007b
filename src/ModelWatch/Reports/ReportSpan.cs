namespace ModelWatch.Reports;

/// <summary>One period of summaries: its name such as <c>2026-05</c>, <c>2026-W18</c> or <c>2026-Q2</c>, and its ends (start inclusive, end exclusive).</summary>
internal sealed record ReportSpan(string Name, DateTimeOffset From, DateTimeOffset To);
