namespace ModelWatch.State;

/// <summary>A backup as the API shows it: the folder's name and path on the service's machine, when it was begun, bytes of all files.</summary>
internal sealed record BackupView(string Name, string Path, DateTimeOffset Created, int Files, long Bytes)
{
    public static BackupView Of(string path, BackupManifest manifest) =>
        new(System.IO.Path.GetFileName(path), path, manifest.Created, manifest.Files.Count, manifest.Files.Sum(file => file.Bytes));
}
