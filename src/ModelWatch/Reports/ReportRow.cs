namespace ModelWatch.Reports;

/// <summary>A row of the table, for Dapper.</summary>
internal sealed class ReportRow
{
    /// <summary>The columns in the names of this class.</summary>
    public const string Columns = """
        id, revision, model, version, period, "from", "to", as_of AS AsOf, frozen, content_sha256 AS ContentSha256, manifest_sha256 AS ManifestSha256,
        criteria, met, not_met AS NotMet, not_assessable AS NotAssessable, proposed
        """;

    public string Id { get; init; } = "";
    public long Revision { get; init; }
    public string Model { get; init; } = "";
    public string Version { get; init; } = "";
    public string Period { get; init; } = "";
    public long From { get; init; }
    public long To { get; init; }
    public long AsOf { get; init; }
    public long Frozen { get; init; }
    public string ContentSha256 { get; init; } = "";
    public string ManifestSha256 { get; init; } = "";
    public long Criteria { get; init; }
    public long Met { get; init; }
    public long NotMet { get; init; }
    public long NotAssessable { get; init; }
    public string Proposed { get; init; } = "";

    public StoredReport ToReport() => new(
        Id, (int)Revision, Model, Version, Period, Utc(From), Utc(To), Utc(AsOf), Frozen == 1, ContentSha256, ManifestSha256,
        (int)Criteria, (int)Met, (int)NotMet, (int)NotAssessable, Proposed);

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);
}
