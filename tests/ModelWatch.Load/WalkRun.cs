using ModelWatch.Plans;

namespace ModelWatch.Load;

/// <summary>The walk from body to columns in this process, in turns with the bare walk over the same bytes: CPU of this thread's work and what it allocates.</summary>
internal static class WalkRun
{
    private const int BodiesATurn = 40;

    public static int Run(LoadOptions options)
    {
        var plan = PlanReader.Read(Traffic.Plan(options.Label)).Plan!;
        var now = DateTimeOffset.UtcNow;
        var traffic = new Traffic(options.Seed, options.Events, now);
        var bare = new BareWalk();
        var events = new EventWalk(plan, now);
        List<(double Cpu, double Bytes)> bares = [], walks = [];
        var turns = Math.Max(8, options.Seconds);
        for (var turn = 0; turn < turns; turn++)
        {
            bares.Add(Turn(traffic, body => bare.Read(body.Span)));
            walks.Add(Turn(traffic, events.Read));
        }

        // The first half is compilation.
        var (least, half) = (bares.Skip(turns / 2).Min(t => t.Cpu), walks.Skip(turns / 2).Min(t => t.Cpu));
        Console.WriteLine(FormattableString.Invariant(
            $"{traffic.BytesAnEvent} bytes an event, {options.Events} a body; CPU ns an event, least of {turns / 2}: bare {least:0}, walk {half:0}, ratio {half / least:0.00}; allocated an event: {walks[^1].Bytes:0} B"));
        return 0;
    }

    private static (double Cpu, double Bytes) Turn(Traffic traffic, Action<ReadOnlyMemory<byte>> read)
    {
        var (allocated, cpu) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < BodiesATurn; i++)
            read(traffic.Next((long)i * traffic.Events));
        var events = (double)BodiesATurn * traffic.Events;
        return ((Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / events, (GC.GetAllocatedBytesForCurrentThread() - allocated) / events);
    }
}
