using System.Diagnostics;
using System.Globalization;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using Xunit.Abstractions;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P31: 2,000 events a second for 8 minutes (MW_SOAK_MINUTES changes that); in the last half memory, handles, threads and the journal's log do not rise.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int InASecond = 2000;
    private const int InABatch = 200;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>A rise counts when it is significant and makes more than this share of the level in the half.</summary>
    private const double LeastRise = 0.02;

    [SlowFact]
    public async Task EightMinutes_RaiseNothing()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("MW_SOAK_MINUTES") ?? "8", CultureInfo.InvariantCulture);
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var looks = new Dictionary<string, List<double>>();
        using var stop = new CancellationTokenSource();
        var looking = LookAsync(service, looks, stop.Token);
        var watch = Stopwatch.StartNew();
        // Hours of event time go by, so that windows close all the while.
        var events = new NumberedEvents(InASecond * 15);
        var sent = 0;
        while (watch.Elapsed.TotalMinutes < minutes)
        {
            await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(Enumerable.Range(sent, InABatch)));
            sent += InABatch;
            var ahead = TimeSpan.FromSeconds((double)sent / InASecond) - watch.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead);
        }

        await stop.CancelAsync();
        await looking;
        output.WriteLine($"{sent} events, {sent / watch.Elapsed.TotalSeconds:0} a second");
        var rising = looks.Where(series => Rises(series.Key, series.Value)).Select(series => series.Key).ToList();
        Assert.True(rising.Count == 0, "rising: " + string.Join(", ", rising));
    }

    private bool Rises(string name, List<double> values)
    {
        var half = values[(values.Count / 2)..];
        var level = half.Order().ElementAt(half.Count / 2);
        var (median, lower) = SlopeOfSen.Of(half);
        output.WriteLine($"{name}: {half.Count} looks, level {level:0}, slope {median:0.000} a look (at least {lower:0.000})");
        return lower > 0 && median * half.Count > LeastRise * level;
    }

    private static async Task LookAsync(ModelWatchProcess service, Dictionary<string, List<double>> looks, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var status = await File.ReadAllLinesAsync($"/proc/{service.Process.Id}/status", CancellationToken.None);
            Add("resident kB", Number(status, "VmRSS:"));
            Add("threads", Number(status, "Threads:"));
            Add("handles", Directory.GetFileSystemEntries($"/proc/{service.Process.Id}/fd").Length);
            Add("log bytes", new FileInfo(Path.Combine(service.DataDirectory, "journal.db-wal")).Length);
            await Task.Delay(Look, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        void Add(string name, double value)
        {
            if (!looks.TryGetValue(name, out var series)) looks[name] = series = [];
            series.Add(value);
        }
    }

    private static double Number(string[] status, string name) =>
        double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
