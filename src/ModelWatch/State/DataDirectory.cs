using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>
/// The directory that one service owns while it runs. The lock lasts as long as the object and dies with the process.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private const int DiskFullError = 28;
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    public string StateFile => System.IO.Path.Combine(Path, "state.db");

    public string JournalFile => System.IO.Path.Combine(Path, "journal.db");

    /// <summary>A place for files of a running request; emptied when the service starts.</summary>
    public string Scratch => System.IO.Path.Combine(Path, "scratch");

    /// <summary>Creates the directory where needed and takes it. Exactly one of the results is null.</summary>
    public static (DataDirectory? Directory, StateFault? Fault) Take(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Make(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            return (null, new StateFault(StateFault.NotWritable, $"The data directory {full} cannot be created: {e.Message}"));
        }

        return Lock(full);
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>A folder that is made now has a durable name before anything in it is relied on.</summary>
    private static void Make(string full)
    {
        var parents = new List<string>();
        for (var at = full; !Directory.Exists(at) && System.IO.Path.GetDirectoryName(at) is { } parent; at = parent)
        {
            parents.Add(parent);
        }

        PrivateFiles.OwnFolder(full, System.IO.Path.Combine(full, "state.db"));
        parents.ForEach(DirectorySync.Run);
    }

    private static (DataDirectory? Directory, StateFault? Fault) Lock(string full)
    {
        try
        {
            Probe(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, IsDiskFull(e)
                ? new StateFault(StateFault.DiskFull, $"The disk of the data directory {full} is full: free some space and start again.")
                : new StateFault(StateFault.NotWritable, $"The data directory {full} is not writable: {e.Message}"));
        }

        try
        {
            var held = new FileStream(System.IO.Path.Combine(full, "modelwatch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var directory = new DataDirectory(full, held);
            EmptyScratch(directory.Scratch);
            return (directory, null);
        }
        catch (IOException)
        {
            return (null, new StateFault(StateFault.SecondInstance, $"Another ModelWatch runs on the data directory {full}: stop it, or name another with --data."));
        }
    }

    /// <summary>Writes one page, so that a full disk is seen now and not at the first event.</summary>
    private static void Probe(string full)
    {
        var file = System.IO.Path.Combine(full, $".probe-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(file, new byte[64 * 1024]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void EmptyScratch(string scratch)
    {
        if (Directory.Exists(scratch))
        {
            Directory.Delete(scratch, recursive: true);
        }

        Directory.CreateDirectory(scratch);
    }

    private static bool IsDiskFull(Exception e) => (e.HResult & 0xFFFF) == DiskFullError;
}
