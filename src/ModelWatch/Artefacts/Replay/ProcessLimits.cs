using System.Runtime.InteropServices;

namespace ModelWatch.Artefacts.Replay;

/// <summary>Limits that the child lays on itself before it loads a model. Linux only; elsewhere the parent's watch is the limit.</summary>
internal static class ProcessLimits
{
    private const int FileSize = 1, Data = 2, Core = 4;

    /// <summary>Caps private memory, forbids core files and, unless <paramref name="mayWrite"/>, any growth of a file.</summary>
    public static void Apply(long memory, bool mayWrite)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture is not (Architecture.X64 or Architecture.Arm64))
            return;
        Set(Data, memory);
        Set(Core, 0);
        if (!mayWrite)
            Set(FileSize, 0);
    }

    // A limit that cannot be set is not fatal: the parent watches memory and time in any case.
    private static void Set(int resource, long limit)
    {
        var both = new Limit { Soft = limit, Hard = limit };
        _ = setrlimit(resource, ref both);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setrlimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public long Soft;
        public long Hard;
    }
}
