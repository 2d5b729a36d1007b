using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ModelWatch.State;

/// <summary>
/// Moves the write-ahead log into the file when it has grown. SQLite's own way of doing that hides a failed sync; this one does not.
/// Called between the transactions of the one writer.
/// </summary>
internal sealed class WalCheckpoint(SqliteConnection connection, string path, int page)
{
    private const long Most = 16 << 20;
    private const long Least = 256 << 10;
    // SQLITE_DBSTATUS_CACHE_WRITE: pages that the connection has written into the log.
    private const int PagesWritten = 9;
    private readonly long _pages = MostBytes(path) / page;
    private long _last;

    /// <summary>How large the log grows before it is moved: 16 MiB, on a small disk a 32nd of it.</summary>
    public static long MostBytes(string path) => Math.Clamp(new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).TotalSize / 32, Least, Most);

    /// <exception cref="SqliteException">The log could not be moved, or not be synced.</exception>
    public void WhenDue()
    {
        if (raw.sqlite3_db_status(connection.Handle, PagesWritten, out var written, out _, 0) != raw.SQLITE_OK)
        {
            return;
        }

        // The counter has 32 bits and starts anew.
        if (Math.Abs(written - _last) >= _pages)
        {
            _last = written;
            Now();
        }
    }

    /// <summary>Moves what readers do not hold.</summary>
    /// <exception cref="SqliteException">The log could not be moved, or not be synced.</exception>
    public void Now()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
        if (code is not (raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
    }
}
