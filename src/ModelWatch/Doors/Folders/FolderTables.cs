using ModelWatch.State;

namespace ModelWatch.Doors.Folders;

/// <summary>How far each file of a watched folder has been read.</summary>
internal static class FolderTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Folders", 1, """
            CREATE TABLE place (
                model TEXT NOT NULL,
                path TEXT NOT NULL,
                inode INTEGER NOT NULL,
                length INTEGER NOT NULL,
                hash TEXT NOT NULL,
                offset INTEGER NOT NULL,
                row INTEGER NOT NULL,
                PRIMARY KEY (model, path)) WITHOUT ROWID;
            """),
        new("Folders", 2, "ALTER TABLE place ADD COLUMN origin TEXT;"),
    ];
}
