using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>The tables of the fold. Times are ticks of UTC.</summary>
internal static class WindowTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Windows", 1, """
            CREATE TABLE fold (
                model TEXT PRIMARY KEY,
                position INTEGER NOT NULL,
                watermark INTEGER NOT NULL,
                recent BLOB NOT NULL,
                too_late INTEGER NOT NULL,
                received INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE window (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                end INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                closed INTEGER NOT NULL,
                dirty INTEGER NOT NULL,
                plan TEXT NOT NULL,
                reference TEXT,
                events INTEGER NOT NULL,
                labelled INTEGER NOT NULL,
                weight REAL NOT NULL,
                late INTEGER NOT NULL,
                duplicates INTEGER NOT NULL,
                digest TEXT,
                evaluated INTEGER,
                PRIMARY KEY (model, version, start)) WITHOUT ROWID;
            CREATE INDEX window_due ON window (model, closed, dirty, end);
            CREATE TABLE window_revision (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                events INTEGER NOT NULL,
                labelled INTEGER NOT NULL,
                late INTEGER NOT NULL,
                digest TEXT NOT NULL,
                evaluated INTEGER NOT NULL,
                PRIMARY KEY (model, version, start, revision)) WITHOUT ROWID;
            CREATE TABLE window_scope (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                segment TEXT NOT NULL,
                events INTEGER NOT NULL,
                weight INTEGER NOT NULL,
                profiles BLOB NOT NULL,
                PRIMARY KEY (model, version, start, segment)) WITHOUT ROWID;
            CREATE TABLE prediction (
                model TEXT NOT NULL,
                id BLOB NOT NULL,
                source TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                weight REAL NOT NULL,
                segments TEXT NOT NULL,
                outputs BLOB NOT NULL,
                received INTEGER NOT NULL,
                label TEXT,
                label_time INTEGER,
                PRIMARY KEY (model, id, source)) WITHOUT ROWID;
            CREATE INDEX prediction_window ON prediction (model, version, start);
            CREATE TABLE waiting_label (
                model TEXT NOT NULL,
                id BLOB NOT NULL,
                source TEXT,
                value TEXT NOT NULL,
                time INTEGER NOT NULL,
                received INTEGER NOT NULL);
            CREATE INDEX waiting_label_id ON waiting_label (model, id);
            CREATE TABLE evidence (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                id BLOB NOT NULL,
                event TEXT NOT NULL,
                received INTEGER NOT NULL,
                PRIMARY KEY (model, version, start, id)) WITHOUT ROWID;
            """),
        new("Windows", 2, """
            ALTER TABLE window ADD COLUMN matures INTEGER;
            CREATE INDEX window_matures ON window (model, matures) WHERE matures IS NOT NULL;
            ALTER TABLE prediction ADD COLUMN time INTEGER;
            ALTER TABLE prediction ADD COLUMN first_label INTEGER;
            CREATE INDEX waiting_label_received ON waiting_label (model, received);
            CREATE TABLE label_cohort (
                model TEXT NOT NULL,
                start INTEGER NOT NULL,
                end INTEGER NOT NULL,
                rows INTEGER NOT NULL,
                arrived BLOB NOT NULL,
                PRIMARY KEY (model, start)) WITHOUT ROWID;
            CREATE TABLE label_count (
                model TEXT PRIMARY KEY,
                joined INTEGER NOT NULL,
                corrected INTEGER NOT NULL,
                kept INTEGER NOT NULL,
                orphaned INTEGER NOT NULL) WITHOUT ROWID;
            """),

        // Sum of squared weights, 16 bytes; null where the scope was stored before it was kept.
        new("Windows", 3, "ALTER TABLE window_scope ADD COLUMN squares BLOB;"),

        // Predictions as sorted pages instead of rows.
        new("Windows", 4, """
            CREATE TABLE prediction_run (
                run INTEGER PRIMARY KEY,
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                rows INTEGER NOT NULL,
                received INTEGER NOT NULL,
                filter BLOB NOT NULL);
            CREATE INDEX prediction_run_window ON prediction_run (model, version, start);
            CREATE TABLE prediction_page (
                page INTEGER PRIMARY KEY,
                run INTEGER NOT NULL,
                first BLOB NOT NULL,
                data BLOB NOT NULL);
            CREATE INDEX prediction_page_first ON prediction_page (run, first);
            CREATE TABLE prediction_label (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                id BLOB NOT NULL,
                source TEXT NOT NULL,
                label TEXT NOT NULL,
                label_time INTEGER NOT NULL,
                first_label INTEGER NOT NULL,
                segments TEXT NOT NULL,
                PRIMARY KEY (model, version, start, id, source)) WITHOUT ROWID;
            """),
        new("Windows", 5, """
            CREATE TABLE window_source (
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                source TEXT NOT NULL,
                accepted INTEGER NOT NULL,
                duplicates INTEGER NOT NULL,
                rejected INTEGER NOT NULL,
                unnumbered INTEGER NOT NULL,
                sequences BLOB,
                PRIMARY KEY (model, start, version, source)) WITHOUT ROWID;
            """),

        // The rows of predictions that the pages replaced; no released version wrote any.
        new("Windows", 6, "DROP TABLE prediction;"),

        // The share of ids that an overloaded model kept, for the entries after one position up to another; others were kept as the plan says.
        new("Windows", 7, """
            CREATE TABLE fold_share (
                model TEXT NOT NULL,
                after INTEGER NOT NULL,
                through INTEGER NOT NULL,
                share REAL NOT NULL,
                PRIMARY KEY (model, through)) WITHOUT ROWID;
            ALTER TABLE fold ADD COLUMN share_after INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE fold ADD COLUMN share_through INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE fold ADD COLUMN share REAL NOT NULL DEFAULT 1;
            ALTER TABLE window ADD COLUMN least_rate REAL;
            """),

        // A number of a run is never given again: a shelf may still know the run that retention took out, and would take another model's for it.
        new("Windows", 8, """
            ALTER TABLE prediction_run RENAME TO old_run;
            DROP INDEX prediction_run_window;
            CREATE TABLE prediction_run (
                run INTEGER PRIMARY KEY AUTOINCREMENT,
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                start INTEGER NOT NULL,
                rows INTEGER NOT NULL,
                received INTEGER NOT NULL,
                filter BLOB NOT NULL);
            INSERT INTO prediction_run SELECT run, model, version, start, rows, received, filter FROM old_run;
            DROP TABLE old_run;
            CREATE INDEX prediction_run_window ON prediction_run (model, version, start);
            """),
        .. QuarantineTable.Migrations,
    ];
}
