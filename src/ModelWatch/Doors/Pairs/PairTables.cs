using ModelWatch.State;

namespace ModelWatch.Doors.Pairs;

/// <summary>The table of halves in its own file, so that they cost the journal nothing.</summary>
internal static class PairTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        // Form 1 held bodies in the clear and was never released: such a file is refused, for what lies in its free pages cannot be called back.
        new("Doors", 2, """
            CREATE TABLE half (
                key BLOB NOT NULL UNIQUE,
                state INTEGER NOT NULL,
                door TEXT NOT NULL,
                received INTEGER NOT NULL,
                request BLOB,
                response BLOB,
                size INTEGER NOT NULL,
                sealed BLOB);
            CREATE INDEX half_received ON half (received);
            """),
    ];
}
