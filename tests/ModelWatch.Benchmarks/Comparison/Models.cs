using System.Diagnostics;
using System.Globalization;
using System.Text;
using ModelWatch.Benchmarks.Rows;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>
/// Memory and CPU of many models at once, each with a plan of 50 inputs, a reference and an open window: <c>models [count]</c>. A second process
/// is measured, on what the first has laid down.
/// </summary>
internal static class Models
{
    private const int Rows = 50, ReferenceRows = 2_000, Rounds = 4;

    public static int Run(string[] args) => args is ["measure", var directory, var known]
        ? MeasureAsync(directory, int.Parse(known, CultureInfo.InvariantCulture)).GetAwaiter().GetResult()
        : LayAsync(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000).GetAwaiter().GetResult();

    private static async Task<int> LayAsync(int models)
    {
        var directory = Directory.CreateTempSubdirectory("modelwatch-models-").FullName;
        try
        {
            await using (var house = new ModelsHouse(directory))
            {
                var text = FoldTraffic.Plan("m", label: false, segments: false);
                using var csv = new MemoryStream(Encoding.UTF8.GetBytes(FoldTraffic.Reference(ReferenceRows, segments: false)));
                var reference = ReferenceBuilder.Build(PlanReader.Read(text).Plan!, csv).Profile!;
                for (var i = 0; i < models; i++)
                {
                    var own = FoldTraffic.Plan("m" + i, label: false, segments: false);
                    var plan = PlanReader.Read(own).Plan!;
                    house.Plans.Put(plan, own);
                    house.References.Put(reference with { Model = plan.Model, PlanDigest = plan.Digest });
                    await AppendAsync(house, plan.Model, 0);
                }
            }

            using var measured = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList = { typeof(Models).Assembly.Location, "models", "measure", directory, models.ToString(CultureInfo.InvariantCulture) },
            })!;
            await measured.WaitForExitAsync();
            return measured.ExitCode;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string directory, int models)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var house = new ModelsHouse(directory);
        house.Tick();
        await FoldedAsync(house, (long)models * Rows);
        Tell("started, first events folded", began);
        for (var round = 1; round <= Rounds; round++)
        {
            began = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < models; i++) await AppendAsync(house, "m" + i, round);
            house.Tick();
            await FoldedAsync(house, (long)models * Rows * (round + 1));
            Tell($"round {round} of {Rows} events each", began);
        }

        await Task.Delay(TimeSpan.FromSeconds(8));
        for (var tick = 0; tick < 3; tick++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            house.Tick();
            await Task.Delay(TimeSpan.FromSeconds(2));
            Console.WriteLine(FormattableString.Invariant($"idle tick over all: CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0.0} ms"));
        }

        began = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < models; i++) await house.CloseAsync("m" + i);
        Tell("every window closed", began);
        return house.Faults.Count;
    }

    private static Task AppendAsync(ModelsHouse house, string model, int round)
    {
        var batch = FoldTraffic.Batch(model, 1, round * Rows, Rows, segments: false).Events!;
        var now = DateTimeOffset.UtcNow;
        batch = batch with { Received = now, Times = [.. Enumerable.Range(0, Rows).Select(i => now.UtcTicks - i)] };
        return house.Log.AppendAsync(batch, batch.Ids, [.. batch.Times.Select(time => time + TimeSpan.TicksPerDay)]);
    }

    private static async Task FoldedAsync(ModelsHouse house, long events)
    {
        while (house.Folded() < events) await Task.Delay(50);
    }

    private static void Tell(string what, long began)
    {
        var status = File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal) || line.StartsWith("VmRSS", StringComparison.Ordinal))
            .Select(line => line.Split(':')[1].Trim().Split(' ')[0]).Select(kb => long.Parse(kb, CultureInfo.InvariantCulture) / 1024).ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s, RSS {status[1]} MB (peak {status[0]}), heap {GC.GetTotalMemory(false) >> 20} MB, CPU so far {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s"));
    }
}
