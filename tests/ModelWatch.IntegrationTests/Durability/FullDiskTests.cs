using System.Diagnostics;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P5 on a file system of 16 MB: refused before the reserve is touched, reads work, it goes on without a restart, counts are exact.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int InABatch = 500;
    private readonly TemporaryDirectory _directory = new();
    private string _mount = "";

    public async Task InitializeAsync()
    {
        _mount = _directory.Folder("small");
        if (Environment.UserName == "root")
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "none", _mount);
    }

    public async Task DisposeAsync()
    {
        if (Environment.UserName == "root")
            await RunAsync("umount", "-l", _mount);
        _directory.Dispose();
    }

    [RootFact]
    public async Task FullDisk_RefusesAndGoesOn()
    {
        var ballast = Path.Combine(_mount, "ballast");
        File.WriteAllBytes(ballast, new byte[6 << 20]);
        await using var service = ModelWatchProcess.Create(new Dictionary<string, string> { ["MODELWATCH__Journal__Reserve"] = (3 << 20).ToString() });
        service.DataDirectory = Path.Combine(_mount, "data");
        await service.ResumeAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, "/api/v1/models/wide/plan", WidePlan, "application/yaml");
        var events = new NumberedEvents(100_000);

        var sent = await FillAsync(service, events);
        Assert.True(new DriveInfo(_mount).AvailableFreeSpace > 0, "the reserve is gone");
        using (var ready = await service.Http.GetAsync("/readyz"))
        {
            Assert.Equal(503, (int)ready.StatusCode);
            Assert.Contains("full", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // Half a reference must not stay, nor be called a fault of the service.
        using (var answer = await service.TryAsync(HttpMethod.Put, "/api/v1/models/wide/reference", Wide(), "text/csv"))
        {
            Assert.Equal((503, true), ((int)answer.StatusCode, answer.Headers.RetryAfter is not null));
            Assert.Empty(Directory.GetFiles(Path.Combine(service.DataDirectory, "scratch")));
        }

        Assert.Contains("modelwatch_journal_size_bytes", await service.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.NotNull(await service.Http.GetStringAsync(Tender.Address + "/windows"));

        File.Delete(ballast);
        await service.UntilReadyAsync();
        for (var more = 0; more < 5; more++, sent++)
            await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(Enumerable.Range(sent * InABatch, InABatch)));
        Assert.Equal(sent * InABatch, await Windows.CountAsync(service));
    }

    private const string WidePlan = "model: wide\nversion: \"1\"\ninputs: {a: {kind: numeric}, b: {kind: numeric}, t: {kind: text}}\noutputs: {p: {kind: probability}}\n";

    /// <summary>More rows than the disk has room for.</summary>
    private static string Wide() => "a,b,t,p\n" + string.Concat(Enumerable.Range(0, 600_000).Select(i => FormattableString.Invariant($"{i},{i % 977},text {i},0.5\n")));

    /// <summary>Sends batches until one is refused; how many were taken.</summary>
    private static async Task<int> FillAsync(ModelWatchProcess service, NumberedEvents events)
    {
        for (var sent = 0; sent < 1000; sent++)
        {
            using var answer = await service.TryAsync(HttpMethod.Post, NumberedEvents.Path, events.Array(Enumerable.Range(sent * InABatch, InABatch)));
            if (!answer.IsSuccessStatusCode)
            {
                Assert.Equal(503, (int)answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains("full", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                return sent;
            }
        }

        throw new InvalidOperationException("16 MB took 500,000 events.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
