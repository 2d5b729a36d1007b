namespace ModelWatch.Load;

/// <summary>The service beside its yardsticks, in one run.</summary>
internal static class LoadRun
{
    private const int Singles = 64;
    private const string Path = "/api/v1/models/load/events";

    public static async Task<int> RunAsync(LoadOptions options)
    {
        var shown = new Traffic(options.Seed, options.Events, DateTimeOffset.UtcNow);
        Console.WriteLine(FormattableString.Invariant(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} cores, {shown.BytesAnEvent} bytes an event, {options.Events} a request, {options.Connections} connections, label {options.Label}"));
        Console.WriteLine("| side | events/s | events/CPU-s | first 20 s | then | p50 ms | p99 ms | alloc B | RSS MB | refused |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var bare = options.Wants("bare") ? await BareAsync(options) : null;
        var service = options.Wants("service") ? await ServiceAsync(options, "service, batches", options.Connections, options.Events) : null;
        var singles = options.Wants("singles") ? await ServiceAsync(options, "service, singles", Singles, 1) : null;
        var commits = options.Wants("writer") || singles is not null ? Commits(options) : (double?)null;
        if (bare is not null && service is not null)
            Console.WriteLine(FormattableString.Invariant($"service / bare: {service.EventsACpuSecond / bare.EventsACpuSecond:0.000} (then: {service.Steady / bare.Steady:0.000}); first 20 s / then: {service.Early / service.Steady:0.00}"));
        if (commits is { } rate)
            Console.WriteLine(FormattableString.Invariant($"bare writer: {rate:0} commits/s{(singles is null ? "" : FormattableString.Invariant($"; singles / (64 x commits): {singles.EventsASecond / (Singles * rate):0.000}"))}"));
        return 0;
    }

    private static async Task<Driven> BareAsync(LoadOptions options)
    {
        using var server = await MeasuredProcess.StartAsync(typeof(LoadRun).Assembly.Location, "bare", "URL");
        return Shown("bare parser", await new Drive(server, "/", options).RunAsync(options.Connections, options.Events, () => Task.CompletedTask));
    }

    private static async Task<Driven> ServiceAsync(LoadOptions options, string name, int connections, int events)
    {
        var folder = Directory.CreateTempSubdirectory("modelwatch-load").FullName;
        var data = System.IO.Path.Combine(options.Data, System.IO.Path.GetFileName(folder));
        try
        {
            var plans = Directory.CreateDirectory(System.IO.Path.Combine(folder, "plans")).FullName;
            await File.WriteAllTextAsync(System.IO.Path.Combine(plans, "load.yaml"), Traffic.Plan(options.Label));
            using var server = await MeasuredProcess.StartAsync(options.Service, "serve", "--data", System.IO.Path.Combine(data, "data"), "--urls", "URL", "--plans", plans);
            var driven = Shown(name, await new Drive(server, Path, options).RunAsync(connections, events, () => FoldedAsync(server)));
            if (server.Errors is { } errors)
                Console.Error.WriteLine($"the service says: {errors}");
            return driven;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            if (Directory.Exists(data))
                Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Until nothing acknowledged awaits the fold.</summary>
    private static async Task FoldedAsync(MeasuredProcess server)
    {
        using var http = new HttpClient();
        for (var turn = 0; turn < 1200; turn++)
        {
            var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/metrics"));
            if (page.Split('\n').Any(line => line.StartsWith("modelwatch_journal_oldest_unapplied_timestamp_seconds", StringComparison.Ordinal) && line.EndsWith(" 0", StringComparison.Ordinal)))
                return;
            await Task.Delay(500);
        }

        Console.Error.WriteLine("the fold did not end within 10 minutes");
    }

    private static double Commits(LoadOptions options)
    {
        var folder = System.IO.Path.Combine(options.Data, $"modelwatch-bare-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            return BareWriter.Run(folder, Math.Min(5, options.Seconds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Driven Shown(string name, Driven driven)
    {
        Console.WriteLine(driven.Row(name));
        return driven;
    }
}
