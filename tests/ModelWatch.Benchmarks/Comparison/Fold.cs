using ModelWatch.Benchmarks.Rows;
using ModelWatch.Journal;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>CPU and bytes of the fold alone: prepared batches into windows in a real state, with its commits.</summary>
internal static class Fold
{
    public static int Run(string[] args)
    {
        var total = args.Length > 0 ? int.Parse(args[0], null) : 200_000;
        foreach (var (label, segments) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Measure(total, 500, 40, label, segments);
        }

        Measure(total / 10, 1, 1000, label: true, segments: false);
        return 0;
    }

    private static void Measure(int total, int rows, int group, bool label, bool segments)
    {
        using var house = new FoldHouse();
        var fold = house.Model("m", label, segments, referenceRows: 5000);
        var groups = Enumerable.Range(0, total / rows / group)
            .Select(g => Enumerable.Range(g * group, group).Select(b => FoldTraffic.Batch("m", b + 1, b * rows, rows, segments)).ToList<JournalEntry>())
            .ToList();
        var warm = groups.Count / 5;
        groups.Take(warm).ToList().ForEach(fold.Fold);
        GC.Collect();
        var (bytes, cpu) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime);
        groups.Skip(warm).ToList().ForEach(fold.Fold);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(true) - bytes;
        double events = (groups.Count - warm) * rows * group;
        Console.WriteLine(FormattableString.Invariant(
            $"batches of {rows}, {group} a commit, label {label}, segment {segments}: CPU us an event {cpu.TotalMicroseconds / events:0.00}, bytes an event {bytes / events:0}"));
    }
}
