using ModelWatch.State;

namespace ModelWatch.Intake;

/// <summary>What the record knows of the mask's key, so that another one is noticed: never the key itself.</summary>
internal static class MaskTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Intake", 1, """
            CREATE TABLE mask_check (
                slot INTEGER PRIMARY KEY CHECK (slot = 1),
                value BLOB NOT NULL);
            """),
    ];
}
