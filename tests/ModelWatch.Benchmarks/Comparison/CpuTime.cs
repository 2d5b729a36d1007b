namespace ModelWatch.Benchmarks.Comparison;

/// <summary>CPU seconds of this process, as Python's <c>process_time</c> counts them: the work itself, its garbage collection, and nothing of the neighbours.</summary>
internal static class CpuTime
{
    /// <summary>Runs the work twice to warm up, then <paramref name="runs"/> times.</summary>
    /// <returns>Least and median CPU seconds, and the last result.</returns>
    public static (double Least, double Median, T Result) Of<T>(int runs, Func<T> work)
    {
        work();
        var result = work();
        var took = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            result = work();
            took[run] = (Environment.CpuUsage.TotalTime - begun).TotalSeconds;
        }

        Array.Sort(took);
        return (took[0], took[runs / 2], result);
    }
}
