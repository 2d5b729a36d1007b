using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ModelWatch.State;

/// <summary>
/// Makes the names of files durable, which the sync of a file does not. SQLite syncs the directory of a new log too, but takes no notice when that
/// fails; the events in a log without a name would be gone after a power cut. Thread safe.
/// </summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0, CloseOnExec = 0x80000;

    /// <exception cref="SqliteException">It failed, with the code of a failed input or output: nothing may rely on the directory.</exception>
    public static void Run(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open(directory, ReadOnly | CloseOnExec);
        if (handle < 0)
        {
            throw Failed(directory);
        }

        try
        {
            if (Sync(handle) != 0)
            {
                throw Failed(directory);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static SqliteException Failed(string directory) =>
        new($"the directory {directory} could not be synced: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}", raw.SQLITE_IOERR);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
