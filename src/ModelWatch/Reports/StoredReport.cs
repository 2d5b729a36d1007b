namespace ModelWatch.Reports;

/// <summary>A summary in the record. <paramref name="Frozen"/>: its data were read at or after the cut-off of its plan.</summary>
internal sealed record StoredReport(
    string Id, int Revision, string Model, string Version, string Period, DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, bool Frozen,
    string ContentSha256, string ManifestSha256, int Criteria, int Met, int NotMet, int NotAssessable, string Proposed);
