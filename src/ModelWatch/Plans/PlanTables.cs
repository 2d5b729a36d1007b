using ModelWatch.State;

namespace ModelWatch.Plans;

/// <summary>The tables of this room: every plan ever received, none is ever changed or removed.</summary>
internal static class PlanTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("plans", 1, """
            CREATE TABLE plans (
                number INTEGER PRIMARY KEY,
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                digest TEXT NOT NULL,
                state TEXT NOT NULL,
                effective_from INTEGER NULL,
                received INTEGER NOT NULL,
                origin TEXT NOT NULL,
                text TEXT NOT NULL
            ) STRICT;
            CREATE INDEX plans_by_model ON plans (model, number);
            """),
    ];
}
