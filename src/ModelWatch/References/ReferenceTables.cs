using ModelWatch.State;

namespace ModelWatch.References;

/// <summary>The tables of this room: every reference ever received, none is ever changed or removed.</summary>
internal static class ReferenceTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("references", 1, """
            CREATE TABLE model_references (
                number INTEGER PRIMARY KEY,
                model TEXT NOT NULL,
                version INTEGER NOT NULL,
                digest TEXT NOT NULL,
                plan TEXT NOT NULL,
                state TEXT NOT NULL,
                effective_from INTEGER NULL,
                received INTEGER NOT NULL,
                rows INTEGER NOT NULL,
                notes TEXT NOT NULL,
                content BLOB NOT NULL
            ) STRICT;
            CREATE INDEX model_references_by_model ON model_references (model, number);
            """),
    ];
}
