namespace ModelWatch.References.Files;

/// <summary>Files that live as long as they are open, whatever ends their use.</summary>
internal static class TemporaryFile
{
    private const int Buffer = 256 * 1024;

    public static FileStream Create(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "table-" + Guid.NewGuid().ToString("N") + ".tmp");
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose);
    }
}
