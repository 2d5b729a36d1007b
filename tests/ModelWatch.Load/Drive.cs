using System.Diagnostics;

namespace ModelWatch.Load;

/// <summary>Drives one server over some connections for some seconds, and samples its CPU each second.</summary>
internal sealed class Drive(MeasuredProcess server, string path, LoadOptions options)
{
    private readonly Lock _gate = new();
    private readonly List<double> _latencies = [];
    private long _nextId;
    private long _events;
    private long _refused;

    /// <param name="connections">How many connections send at once.</param>
    /// <param name="events">Events a request.</param>
    /// <param name="settled">Waits until what was acknowledged is worked off; its CPU counts.</param>
    public async Task<Driven> RunAsync(int connections, int events, Func<Task> settled)
    {
        var (allocated, cpu) = (server.Allocated, server.CpuSeconds);
        var watch = Stopwatch.StartNew();
        var senders = Enumerable.Range(0, connections).Select(i => Task.Run(() => SendAsync(i, events, watch))).ToList();
        List<(double Seconds, double Cpu, long Events)> samples = [(0, cpu, 0)];
        while (watch.Elapsed.TotalSeconds < options.Seconds)
        {
            await Task.Delay(1000);
            samples.Add((watch.Elapsed.TotalSeconds, server.CpuSeconds, Interlocked.Read(ref _events)));
        }

        await Task.WhenAll(senders);
        var took = watch.Elapsed.TotalSeconds;
        await settled();
        await Task.Delay(500);
        var all = server.CpuSeconds - cpu;
        _latencies.Sort();
        return new Driven
        {
            Events = _events,
            Refused = _refused,
            Seconds = took,
            CpuSeconds = all,
            Early = Rate(samples, 0, 20),
            Steady = Rate(samples, Math.Min(20, options.Seconds / 2.0), double.MaxValue),
            Median = _latencies[_latencies.Count / 2],
            Tail = _latencies[(int)(_latencies.Count * 0.99)],
            AllocatedAnEvent = (server.Allocated - allocated) / (double)_events,
            Megabytes = server.PeakMegabytes,
        };
    }

    /// <summary>Events a CPU-second between two times.</summary>
    private static double Rate(List<(double Seconds, double Cpu, long Events)> samples, double from, double to)
    {
        var inside = samples.Where(s => s.Seconds >= from && s.Seconds <= to).ToList();
        return (inside[^1].Events - inside[0].Events) / (inside[^1].Cpu - inside[0].Cpu);
    }

    private async Task SendAsync(int number, int events, Stopwatch watch)
    {
        var traffic = new Traffic(options.Seed + number, events, DateTimeOffset.UtcNow);
        using var connection = new Connection(server.Port, path);
        List<double> latencies = [];
        while (watch.Elapsed.TotalSeconds < options.Seconds)
        {
            var body = traffic.Next(Interlocked.Add(ref _nextId, events) - events);
            var began = watch.Elapsed.TotalMilliseconds;
            var (status, answer) = await connection.PostAsync(body);
            latencies.Add(watch.Elapsed.TotalMilliseconds - began);
            if (status == 202 && answer.Contains($"\"accepted\":{events}", StringComparison.Ordinal))
                Interlocked.Add(ref _events, events);
            else
                Refuse(status, answer);
        }

        lock (_gate)
            _latencies.AddRange(latencies);
    }

    private void Refuse(int status, string answer)
    {
        if (Interlocked.Increment(ref _refused) == 1)
            Console.Error.WriteLine($"first refusal: {status} {answer[..Math.Min(300, answer.Length)]}");
    }
}
