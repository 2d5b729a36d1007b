using System.Data;
using System.Security.Cryptography;
using Dapper;
using ModelWatch.State;

namespace ModelWatch.Reports;

/// <summary>Keeps summaries with all their parts. Thread safe.</summary>
internal sealed class ReportStore(IStateStore state)
{
    /// <summary>
    /// Builds and keeps a revision, unless the newest one has the same content and says the same of its being frozen: then that one is the answer.
    /// </summary>
    public (StoredReport Report, bool IsNew) Put(PeriodSnapshot snapshot)
    {
        var newest = Find(snapshot.Id);
        var report = ReportBuilder.Build(snapshot with { Revision = (newest?.Revision ?? 0) + 1 });
        var frozen = snapshot.AsOf >= snapshot.CutOff;
        if (newest is not null && newest.ContentSha256 == report.ContentDigest && newest.Frozen == frozen) return (newest, false);
        return state.Write(transaction => (Insert(transaction, snapshot, report, newest?.Revision ?? 0, frozen), true));
    }

    /// <summary>A revision of a summary, or its newest; null when there is none.</summary>
    public StoredReport? Find(string id, int? revision = null) => state.Read(connection => connection.QueryFirstOrDefault<ReportRow>(
        $"SELECT {ReportRow.Columns} FROM report WHERE id = @id AND (@revision IS NULL OR revision = @revision) ORDER BY revision DESC LIMIT 1",
        new { id, revision })?.ToReport());

    /// <summary>The newest revision of every summary, of one model or of all, latest period first.</summary>
    public IReadOnlyList<StoredReport> List(string? model = null) => state.Read(connection => connection.Query<ReportRow>(
        $"""
        SELECT {ReportRow.Columns} FROM report AS r
        WHERE (@model IS NULL OR model = @model) AND revision = (SELECT max(revision) FROM report WHERE id = r.id)
        ORDER BY "from" DESC, id
        """,
        new { model }).Select(row => row.ToReport()).ToArray());

    /// <summary>A part with its media type, or null.</summary>
    public (byte[] Bytes, string Media)? Part(string id, int revision, string path) => state.Read(connection =>
        connection.QueryFirstOrDefault<(byte[] Bytes, string Media)?>(
            "SELECT bytes, media FROM report_part WHERE id = @id AND revision = @revision AND path = @path", new { id, revision, path }));

    private static StoredReport Insert(IDbTransaction transaction, PeriodSnapshot snapshot, BuiltReport report, int newest, bool frozen)
    {
        var conclusion = report.Conclusion;
        var revision = newest + 1;
        const string Row = $"""
            INSERT INTO report (id, revision, model, version, period, "from", "to", as_of, frozen, content_sha256, manifest_sha256, criteria, met, not_met, not_assessable, proposed)
            VALUES (@Id, @revision, @Model, @Version, @Name, @from, @to, @asOf, @frozen, @ContentDigest, @manifest, @Count, @Met, @NotMet, @NotAssessable, @proposed)
            RETURNING {ReportRow.Columns}
            """;
        var stored = transaction.Connection!.QuerySingle<ReportRow>(Row, new
        {
            report.Id,
            revision,
            snapshot.Plan.Model,
            snapshot.Plan.Version,
            snapshot.Span.Name,
            from = snapshot.Span.From.UtcTicks,
            to = snapshot.Span.To.UtcTicks,
            asOf = snapshot.AsOf.UtcTicks,
            frozen = frozen ? 1 : 0,
            report.ContentDigest,
            manifest = Convert.ToHexStringLower(SHA256.HashData(report.Manifest)),
            conclusion.Verdicts.Count,
            conclusion.Met,
            conclusion.NotMet,
            conclusion.NotAssessable,
            proposed = conclusion.Proposed.ToString(),
        }, transaction);
        transaction.Connection!.Execute(
            "INSERT INTO report_part (id, revision, path, class, media, bytes) VALUES (@Id, @revision, @Path, @Class, @Media, @Bytes)",
            report.Parts.Append(new ReportPart("manifest.json", "manifest", "application/json", report.Manifest))
                .Select(part => new { report.Id, revision, part.Path, part.Class, part.Media, part.Bytes }),
            transaction);
        return stored.ToReport();
    }
}
