using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>Opens a database file the way ModelWatch needs it: write-ahead log, and every commit on the disk before it returns.</summary>
internal static class SqliteFile
{
    public const int DefaultPage = 4096;

    /// <summary>
    /// A connection that may write. One a file. It never moves the log into the file by itself: <see cref="WalCheckpoint"/> does.
    /// <paramref name="page"/> counts for a new file only.
    /// </summary>
    /// <exception cref="SqliteException">The file cannot be opened, or its name not be made durable.</exception>
    public static SqliteConnection OpenWriter(string path, int page = DefaultPage)
    {
        // Its log and its shared memory take over the rights of the file.
        PrivateFiles.Own(path, path + "-wal", path + "-shm");
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Run(connection, FormattableString.Invariant($"PRAGMA page_size = {page};"));
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;");

        // The first read makes the log, so that its name is there to be made durable.
        Run(connection, "SELECT 1 FROM sqlite_master LIMIT 1;");
        DirectorySync.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return connection;
    }

    /// <summary>A connection that sees the last commit and cannot write.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Run(connection, "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0;");
        return connection;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        Run(connection, "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
