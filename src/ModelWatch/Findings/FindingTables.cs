using ModelWatch.State;

namespace ModelWatch.Findings;

/// <summary>The tables of this room: the present state of each finding, every step it took, and how far each key has been assessed.</summary>
internal static class FindingTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("findings", 1,
            """
            CREATE TABLE finding (
              id           TEXT    NOT NULL PRIMARY KEY,
              model        TEXT    NOT NULL,
              version      TEXT    NOT NULL,
              segment      TEXT    NOT NULL,
              kind         TEXT    NOT NULL,
              state        TEXT    NOT NULL,
              severity     TEXT    NOT NULL,
              window_start INTEGER NOT NULL,
              onset        INTEGER NOT NULL,
              body         TEXT    NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX finding_by_window ON finding (model, window_start, id);
            CREATE INDEX finding_by_state ON finding (model, version, state);
            CREATE TABLE finding_transition (
              position     INTEGER PRIMARY KEY AUTOINCREMENT,
              finding      TEXT    NOT NULL,
              transition   TEXT    NOT NULL,
              recorded     INTEGER NOT NULL,
              window_start INTEGER NOT NULL,
              revision     INTEGER NOT NULL,
              body         TEXT    NOT NULL
            ) STRICT;
            CREATE INDEX finding_transition_by_finding ON finding_transition (finding, position);
            CREATE TABLE finding_assessed (
              model        TEXT    NOT NULL,
              version      TEXT    NOT NULL,
              segment      TEXT    NOT NULL,
              kind         TEXT    NOT NULL,
              window_start INTEGER NOT NULL,
              PRIMARY KEY (model, version, segment, kind)
            ) STRICT, WITHOUT ROWID;
            """),
    ];
}
