using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ModelWatch.State;

/// <summary>What a failure of SQLite means for those who rely on the file.</summary>
internal static class StorageFailure
{
    /// <summary>Marks an exception that came up while stored rows were read.</summary>
    public const string StoredRow = "modelwatch.stored-row";
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    /// <summary>No room: it goes away when somebody makes some.</summary>
    public static bool IsFull(SqliteException e) => e.SqliteErrorCode == raw.SQLITE_FULL;

    /// <summary>No room for a file.</summary>
    public static bool IsFull(IOException e) => !OperatingSystem.IsWindows() && (e.HResult & 0xFFFF) is NoSpace or OverQuota;

    /// <summary>The file is not what a database looks like.</summary>
    public static bool IsCorrupt(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>
    /// After a failed sync the system may have dropped the pages and calls the next sync a success: nobody knows what the disk holds, and
    /// trying again would only hide it. The same goes for any other failed input or output, and for a damaged file.
    /// </summary>
    public static bool IsUntrusted(SqliteException e) => e.SqliteErrorCode == raw.SQLITE_IOERR || IsCorrupt(e);
}
