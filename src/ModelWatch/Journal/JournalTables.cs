using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>
/// The tables of the journal's own file: it has its own writer, so that a slow close never holds the intake. Version 1 was never released and
/// is refused.
/// </summary>
internal static class JournalTables
{
    /// <summary>A chunk of identities fills one page, and a batch of columns needs a quarter of the overflow pages.</summary>
    public const int Page = 16_384;

    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Journal", 2, """
            CREATE TABLE model (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                watermark INTEGER NOT NULL);
            CREATE TABLE entry (
                position INTEGER PRIMARY KEY,
                model INTEGER NOT NULL,
                kind INTEGER NOT NULL,
                received INTEGER NOT NULL,
                appended INTEGER NOT NULL,
                seal INTEGER NOT NULL,
                outcomes BLOB NOT NULL,
                identities BLOB NOT NULL,
                payload BLOB NOT NULL);
            CREATE INDEX entry_model ON entry (model, position);
            CREATE TABLE mark (
                name TEXT PRIMARY KEY,
                value INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE identity_run (
                run INTEGER PRIMARY KEY,
                rows INTEGER NOT NULL,
                position INTEGER NOT NULL,
                chunks INTEGER NOT NULL,
                exact_words INTEGER NOT NULL,
                exact_width INTEGER NOT NULL);
            CREATE TABLE identity_chunk (
                place INTEGER PRIMARY KEY,
                rows BLOB NOT NULL);
            CREATE TABLE identity_index (
                place INTEGER PRIMARY KEY,
                bytes BLOB NOT NULL);
            CREATE TABLE outcome (
                model INTEGER NOT NULL,
                id BLOB NOT NULL,
                source TEXT,
                time INTEGER NOT NULL,
                value TEXT NOT NULL,
                received INTEGER NOT NULL);
            CREATE INDEX outcome_id ON outcome (model, id);
            """),
        new("Journal", 3, "CREATE INDEX outcome_received ON outcome (model, received);"),
    ];
}
