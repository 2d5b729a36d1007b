namespace ModelWatch.References.Files;

/// <summary>Files that live as long as they are open, whatever ends their use.</summary>
internal static class TemporaryFile
{
    private const int Buffer = 256 * 1024;

    public static FileStream Create(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "table-" + Guid.NewGuid().ToString("N") + ".tmp");
        return new Scratch(path);
    }

    /// <summary>
    /// Closing writes what is still in memory, which fails on a full disk. Nobody wants those bytes, and a fault there would keep the files that
    /// are closed after this one.
    /// </summary>
    private sealed class Scratch(string path) : FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose)
    {
        protected override void Dispose(bool disposing)
        {
            try
            {
                base.Dispose(disposing);
            }
            catch (IOException)
            {
            }
        }
    }
}
