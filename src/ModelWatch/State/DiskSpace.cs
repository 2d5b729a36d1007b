namespace ModelWatch.State;

/// <summary>What is left on the disk of a directory.</summary>
internal static class DiskSpace
{
    private const long DefaultReserve = 64L << 20;

    /// <summary>Bytes that an ordinary user may still write.</summary>
    public static long Free(string directory) => new DriveInfo(directory).AvailableFreeSpace;

    /// <summary>Bytes of the whole disk.</summary>
    public static long Capacity(string directory) => new DriveInfo(directory).TotalSize;

    /// <summary>What is kept free where nobody said how much: 64 MiB, on a small disk 5 % of it.</summary>
    public static long Reserve(string directory) => Math.Min(DefaultReserve, new DriveInfo(directory).TotalSize / 20);
}
