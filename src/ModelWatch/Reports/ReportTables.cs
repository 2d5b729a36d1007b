using ModelWatch.State;

namespace ModelWatch.Reports;

/// <summary>The tables of this room. Summaries never expire and are never changed: a later state of the data is a new revision.</summary>
internal static class ReportTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("reports", 1, """
            CREATE TABLE report (
                id TEXT NOT NULL,
                revision INTEGER NOT NULL,
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                period TEXT NOT NULL,
                "from" INTEGER NOT NULL,
                "to" INTEGER NOT NULL,
                as_of INTEGER NOT NULL,
                frozen INTEGER NOT NULL,
                content_sha256 TEXT NOT NULL,
                manifest_sha256 TEXT NOT NULL,
                criteria INTEGER NOT NULL,
                met INTEGER NOT NULL,
                not_met INTEGER NOT NULL,
                not_assessable INTEGER NOT NULL,
                proposed TEXT NOT NULL,
                PRIMARY KEY (id, revision)
            ) STRICT;
            CREATE INDEX report_by_time ON report ("from", id, revision);
            CREATE TABLE report_part (
                id TEXT NOT NULL,
                revision INTEGER NOT NULL,
                path TEXT NOT NULL,
                class TEXT NOT NULL,
                media TEXT NOT NULL,
                bytes BLOB NOT NULL,
                PRIMARY KEY (id, revision, path)
            ) STRICT;
            """),
    ];
}
