using System.Diagnostics;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Journal;
using Xunit.Abstractions;
using EventLog = ModelWatch.Journal.EventLog;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>
/// P3 in its recorded form: one run of the service is traced, and the journal's files are rebuilt as they were after every system call that
/// changed them, once as a killed process leaves them and twice as a power cut does, and opened.
/// </summary>
public sealed class RebuiltJournalTests(ITestOutputHelper output) : IDisposable
{
    private const int Requests = 25;
    private const int InARequest = 3;
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [ServerFact("strace")]
    public async Task Journal_RebuiltAtEverySystemCall_HoldsWhatWasAcknowledgedAndNoMoreThanWasSent()
    {
        var file = _directory.File("trace");
        await RecordAsync(file);
        var seed = int.Parse(Environment.GetEnvironmentVariable("MW_SEED") ?? "7");
        output.WriteLine($"MW_SEED={seed}");
        var random = new Random(seed);
        var trace = new FileTrace();
        var boundaries = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (!trace.Apply(line))
                continue;
            boundaries++;
            await HoldsAsync(trace, boundaries, "killed", trace.Database.Seen, trace.Log.Seen);
            await HoldsAsync(trace, boundaries, "power cut, nothing else arrived", trace.Database.AfterPowerCut(random, 0), trace.Log.AfterPowerCut(random, 0));
            await HoldsAsync(trace, boundaries, "power cut, some arrived", trace.Database.AfterPowerCut(random, 0.5), trace.Log.AfterPowerCut(random, 0.5));
        }

        output.WriteLine($"{boundaries} boundaries");
        Assert.Equal(Requests, trace.Answers);
        Assert.InRange(boundaries, 150, 5000);
        Assert.Null(trace.Log.Seen);
    }

    private async Task RecordAsync(string trace)
    {
        await using var service = ModelWatchProcess.Create();
        service.Wrapper = [Binary.Need("strace"), "-f", "-y", "-xx", "--seccomp-bpf", "-s", "1000000", "-o", trace, "-e", FileTrace.Calls];
        await service.ResumeAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var events = new NumberedEvents(Requests * InARequest);
        for (var request = 0; request < Requests; request++)
            await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(Enumerable.Range(request * InARequest, InARequest)));

        // The tracer would keep the signal for itself.
        var child = File.ReadAllText($"/proc/{service.Process.Id}/task/{service.Process.Id}/children").Split(' ')[0];
        using var kill = Process.Start("/bin/kill", ["-TERM", child]);
        Assert.Equal(0, await service.Process.ExitAsync(60));
    }

    private async Task HoldsAsync(FileTrace trace, int boundary, string how, byte[]? database, byte[]? log)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : _directory.Path, $"mw-rebuilt-{Environment.ProcessId}")).FullName;
        try
        {
            var path = Path.Combine(folder, "journal.db");
            if (database is not null)
                File.WriteAllBytes(path, database);
            if (log is not null)
                File.WriteAllBytes(path + "-wal", log);
            await using var opened = new EventLog(path, TimeProvider.System, new JournalOptions { Reserve = 1 << 20 });
            var ids = opened.Read(Tender.Model, 0, 10_000).SelectMany(entry => entry.Events!.IdTexts).ToList();
            Assert.True(
                ids.Count == trace.Answers * InARequest || ids.Count == (trace.Answers + 1) * InARequest,
                $"boundary {boundary}, {how}: {trace.Answers} requests of {InARequest} events were acknowledged, {ids.Count} events are there");
            Assert.Equal(Enumerable.Range(0, ids.Count).Select(number => $"n{number}"), ids);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
