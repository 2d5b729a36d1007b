using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ModelWatch.State;

/// <summary>
/// A copy of a data directory, made while the service writes to it. The record is copied before the journal: the journal then holds at
/// least everything that the record was folded from, with its identities, so a client that sends again is not counted twice.
/// </summary>
/// <remarks>Each database is copied in one read transaction and is consistent in itself; writers are not held up. Thread safe: it only reads.</remarks>
internal static class Backup
{
    private const string Folder = "backups";
    private const string Unfinished = ".partial";
    private static readonly string[] LeftOut = [Folder, "scratch", "modelwatch.lock"];

    /// <summary>Where the backups of a data directory lie.</summary>
    public static string FolderOf(string data) => Path.Combine(data, Folder);

    /// <summary>Copies the directory into a new folder below <c>backups</c>, named by the moment.</summary>
    /// <exception cref="IOException">It could not be written; nothing of it is left.</exception>
    public static (string Path, BackupManifest Manifest) Create(string data, DateTimeOffset now)
    {
        var name = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        var final = Path.Combine(FolderOf(data), name);
        var folder = final + Unfinished;
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var file in Sources(data)) Copy(data, folder, file);
            var manifest = new BackupManifest(BackupManifest.NewestForm, now, [.. Files(folder).Select(file => Describe(folder, file))]);
            manifest.Write(folder);
            Directory.Move(folder, final);
            return (final, manifest);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            Directory.Delete(folder, recursive: true);
            throw new IOException($"The backup could not be written: {e.Message}", e);
        }
    }

    /// <summary>The first file of the backup that is not as its manifest says, or null.</summary>
    public static string? Fault(string folder, BackupManifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            if (Outside(file.Path)) return $"its manifest names {file.Path}, which lies outside of it";
            if (!File.Exists(Path.Combine(folder, file.Path))) return $"{file.Path} is missing";
            if (Describe(folder, file.Path) != file) return $"{file.Path} is not what was backed up";
        }

        return manifest.Files.Any(file => file.Path == "state.db") ? null : "state.db is missing";
    }

    /// <summary>The record first, then the other databases, then what lies beside them.</summary>
    private static IEnumerable<string> Sources(string data) => Files(data)
        .Where(file => !LeftOut.Contains(file.Split('/')[0]) && !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
        .OrderBy(file => file == "state.db" ? 0 : IsDatabase(file) ? 1 : 2);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static bool IsDatabase(string file) => file.EndsWith(".db", StringComparison.Ordinal);

    private static bool Outside(string path) => Path.IsPathRooted(path) || path.Split('/').Contains("..");

    private static void Copy(string data, string folder, string file)
    {
        var (from, to) = (Path.Combine(data, file), Path.Combine(folder, file));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (!IsDatabase(file))
        {
            // Keeps the access rights: the mask's key is for its owner only.
            File.Copy(from, to);
            return;
        }

        using var source = SqliteFile.OpenReader(from);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    private static BackupFile Describe(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        return new BackupFile(file, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
