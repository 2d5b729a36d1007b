namespace ModelWatch.Reports;

/// <summary>A rendered summary: its parts without the manifest, the manifest, the digest of its content and how its criteria were decided.</summary>
internal sealed record BuiltReport(string Id, IReadOnlyList<ReportPart> Parts, byte[] Manifest, string ContentDigest, ReportConclusion Conclusion);
