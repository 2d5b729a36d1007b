namespace ModelWatch.Reports;

/// <summary>A summary as the API tells it. <paramref name="State"/> is <c>draft</c> before the cut-off and <c>unsigned</c> after it.</summary>
internal sealed record ReportView(
    string Id, int Revision, string Model, string Version, string Period, DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, string State,
    string ContentSha256, string ManifestSha256, ReportTally Criteria, string Proposed, string Href)
{
    public static ReportView Of(StoredReport report) => new(
        report.Id, report.Revision, report.Model, report.Version, report.Period, report.From, report.To, report.AsOf, report.Frozen ? "unsigned" : "draft",
        report.ContentSha256, report.ManifestSha256, new ReportTally(report.Criteria, report.Met, report.NotMet, report.NotAssessable), report.Proposed,
        $"/api/v1/reports/{Uri.EscapeDataString(report.Id)}/report.html");
}
