using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelWatch.Doors.Folders;

/// <summary>What the system says of a path itself, links not followed: whether it is a plain file, and its number on the disk.</summary>
internal static class FileIdentity
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint TypeAndInode = 0x1 | 0x100;
    private const int TypeMask = 0xF000;
    private const int PlainFile = 0x8000;

    /// <summary>The inode of a plain file; null for links, pipes, devices, sockets and what is gone. 0 where the system has no such numbers.</summary>
    public static long? Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.Exists(path) && new FileInfo(path).LinkTarget is null ? 0 : null;
        var facts = new byte[256];
        var name = Encoding.UTF8.GetBytes(path + "\0");
        if (StatX(CurrentDirectory, name, NoFollow, TypeAndInode, facts) != 0) return null;
        var mode = BinaryPrimitives.ReadUInt16LittleEndian(facts.AsSpan(28));
        return (mode & TypeMask) == PlainFile ? BinaryPrimitives.ReadInt64LittleEndian(facts.AsSpan(32)) : null;
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, byte[] path, int flags, uint mask, byte[] facts);
}
