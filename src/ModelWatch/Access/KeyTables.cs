using ModelWatch.State;

namespace ModelWatch.Access;

/// <summary>API keys, stored as hashes only.</summary>
internal static class KeyTables
{
    public static readonly IReadOnlyList<Migration> Migrations =
    [
        new("Access", 1, """
            CREATE TABLE api_key (
                id TEXT PRIMARY KEY,
                hash BLOB NOT NULL UNIQUE,
                scopes TEXT NOT NULL,
                created INTEGER NOT NULL,
                expires INTEGER) WITHOUT ROWID;
            """),
        new("Access", 2, """
            ALTER TABLE api_key ADD COLUMN last_used INTEGER;
            ALTER TABLE api_key ADD COLUMN revoked INTEGER;
            """),
    ];
}
