using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// Tables of the measurement record and of the outbox. Points lie in the order of time, so that a close appends to the end of the tree instead of
/// touching one page a series; the window table leads a query from window to window, and the series of a version are then met by their key.
/// </summary>
internal static class SeriesTables
{
    public static readonly IReadOnlyList<Migration> Migrations = [new("series", 1, Record), new("series", 2, Delivery), new("series", 3, Dead)];

    private const string Record = """
        CREATE TABLE series_text (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        );
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            model TEXT NOT NULL,
            version TEXT NOT NULL,
            segment TEXT NOT NULL,
            subject TEXT NOT NULL,
            measure TEXT NOT NULL,
            definition TEXT NOT NULL,
            unit TEXT NOT NULL,
            UNIQUE (model, version, segment, subject, measure, definition, unit)
        );
        CREATE TABLE series_window (
            model TEXT NOT NULL,
            start INTEGER NOT NULL,
            version TEXT NOT NULL,
            revision INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            PRIMARY KEY (model, start, version, revision)
        ) WITHOUT ROWID;
        CREATE TABLE series_point (
            start INTEGER NOT NULL,
            series INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            value REAL,
            lower REAL,
            upper REAL,
            level REAL,
            error REAL,
            n INTEGER NOT NULL,
            state INTEGER NOT NULL,
            provisional INTEGER NOT NULL,
            why INTEGER REFERENCES series_text (id),
            reference INTEGER REFERENCES series_text (id),
            plan INTEGER REFERENCES series_text (id),
            PRIMARY KEY (start, series, revision)
        ) WITHOUT ROWID;
        """;

    private const string Delivery = """
        CREATE TABLE series_outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            store TEXT NOT NULL,
            points INTEGER NOT NULL,
            enqueued INTEGER NOT NULL,
            sent INTEGER,
            payload BLOB NOT NULL
        );
        CREATE INDEX series_outbox_next ON series_outbox (store, sent, id, enqueued, points);
        CREATE TABLE series_dead_letter (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            store TEXT NOT NULL,
            points INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            reason TEXT NOT NULL,
            payload BLOB NOT NULL
        );
        """;

    private const string Dead = """
        ALTER TABLE series_dead_letter ADD COLUMN kind TEXT NOT NULL DEFAULT 'refused';
        CREATE INDEX series_dead_letter_kind ON series_dead_letter (store, kind, points);
        CREATE INDEX series_dead_letter_store ON series_dead_letter (store, id);
        CREATE TABLE series_resend (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            store TEXT NOT NULL,
            model TEXT NOT NULL,
            "from" INTEGER NOT NULL,
            "to" INTEGER,
            cursor TEXT
        );
        """;
}
