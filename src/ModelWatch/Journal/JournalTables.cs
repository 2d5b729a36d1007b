using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>The tables of the journal's own file: it has its own writer, so that a slow close never holds the intake.</summary>
internal static class JournalTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Journal", 1, """
            CREATE TABLE entry (
                position INTEGER PRIMARY KEY AUTOINCREMENT,
                model TEXT NOT NULL,
                kind INTEGER NOT NULL,
                received INTEGER NOT NULL,
                payload BLOB NOT NULL,
                outcomes BLOB NOT NULL);
            CREATE INDEX entry_model ON entry (model, position);
            CREATE TABLE identity (
                model TEXT NOT NULL,
                id BLOB NOT NULL,
                source TEXT NOT NULL,
                content BLOB NOT NULL,
                expires INTEGER NOT NULL,
                PRIMARY KEY (model, id, source)) WITHOUT ROWID;
            CREATE TABLE outcome (
                model TEXT NOT NULL,
                id BLOB NOT NULL,
                source TEXT,
                time INTEGER NOT NULL,
                value TEXT NOT NULL,
                received INTEGER NOT NULL);
            CREATE INDEX outcome_id ON outcome (model, id);
            """),
    ];
}
