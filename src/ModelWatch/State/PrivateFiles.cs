using System.Runtime.Versioning;

namespace ModelWatch.State;

/// <summary>Rights of what is stored: for the user of the service alone.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    /// <summary>Makes the first file where it is not there yet, and takes the rights of others from all that are.</summary>
    public static void Own(string path, params ReadOnlySpan<string> beside)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (!File.Exists(path))
        {
            new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = File600 }).Dispose();
        }

        Restrict(path);
        foreach (var other in beside)
        {
            Restrict(other);
        }
    }

    /// <summary>Makes a folder for nobody else; one that holds a record is the service's own and is closed too.</summary>
    public static void OwnFolder(string path, string record)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Folder700);
        if (File.Exists(record))
        {
            Change(path, Folder700);
        }
    }

    private static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            Change(path, File600);
        }
    }

    /// <summary>Whose file belongs to somebody else leaves its rights as they are: opening it decides.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void Change(string path, UnixFileMode mode)
    {
        try
        {
            File.SetUnixFileMode(path, mode);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
        }
    }
}
