using System.Runtime.InteropServices;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>CPU time of the calling thread alone, by the kernel.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Nanoseconds()
    {
        _ = clock_gettime(ThreadCpuTime, out var time);
        return (1e9 * time.Seconds) + time.Nanoseconds;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
