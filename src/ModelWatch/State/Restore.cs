namespace ModelWatch.State;

/// <summary>Puts a backup in the place of a data directory that is not there yet.</summary>
internal static class Restore
{
    /// <summary>Checks every file against the manifest, then copies. Null when done, else why not; then nothing was written.</summary>
    /// <exception cref="IOException">The copy broke off; what was copied is gone again.</exception>
    public static string? Run(string backup, string data)
    {
        var (manifest, why) = BackupManifest.Read(backup);
        if (manifest is null) return $"{backup} is no backup that can be used: {why}.";
        if (Backup.Fault(backup, manifest) is { } fault) return $"{backup} is damaged: {fault}. Nothing was restored.";
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            return $"{data} is not empty: restore into a directory of its own, so that nothing is overwritten.";
        }

        Directory.CreateDirectory(data);
        try
        {
            foreach (var file in manifest.Files) Copy(Path.Combine(backup, file.Path), Path.Combine(data, file.Path));
        }
        catch
        {
            Directory.Delete(data, recursive: true);
            throw;
        }

        return null;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
