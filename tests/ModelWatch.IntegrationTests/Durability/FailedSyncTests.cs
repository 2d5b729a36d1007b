using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using Xunit.Abstractions;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P4: the k-th sync of a thread fails. It is never tried again: no 202 for what it held, the process ends with 74, nothing acknowledged is missing.</summary>
public sealed class FailedSyncTests(ITestOutputHelper output)
{
    private const int Hourly = 1000;
    private static readonly NumberedEvents Events = new(Hourly);

    [ServerFact("strace")]
    public async Task Sync_ThatFailsAtSomePoint_EndsTheProcess()
    {
        foreach (var (k, error) in new[] { (2, "EIO"), (7, "ENOSPC") })
            await SyncFails(k, error);
    }

    [SlowFact("strace")]
    public async Task Sync_ThatFailsAtEach1To20_EndsTheProcess()
    {
        foreach (var error in new[] { "EIO", "ENOSPC" })
        {
            for (var k = 1; k <= 20; k++)
                await SyncFails(k, error);
        }
    }

    [ServerFact("strace")]
    public async Task SyncOfTheDirectory_ThatFails_RefusesTheStart()
    {
        await using var service = ModelWatchProcess.Create();
        service.Wrapper = [Binary.Need("strace"), "-f", "-o", "/dev/null", "-P", service.DataDirectory, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO"];
        service.Launch();
        Assert.Equal(74, await service.Process.ExitAsync(120));
        Assert.Contains("could not be synced", service.Process.Errors, StringComparison.Ordinal);
    }

    [ServerFact("strace")]
    public async Task SyncOfTheParentOfANewDirectory_ThatFails_RefusesTheStart()
    {
        await using var service = ModelWatchProcess.Create();
        service.Wrapper = [Binary.Need("strace"), "-f", "-o", "/dev/null", "-P", Path.GetDirectoryName(service.DataDirectory)!, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO"];
        service.Launch();
        Assert.NotEqual(0, await service.Process.ExitAsync(120));
        Assert.Contains("could not be synced", service.Process.Errors, StringComparison.Ordinal);
    }

    private async Task SyncFails(int k, string error)
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.KillAsync();
        // The databases and their logs only: SQLite also syncs their directory, which the service has done by itself before and where a failure may pass.
        string[] files = [.. new[] { "journal.db", "state.db" }.SelectMany(f => new[] { f, f + "-wal" }).SelectMany(f => new[] { "-P", Path.Combine(service.DataDirectory, f) })];
        service.Wrapper = [Binary.Need("strace"), "-f", "-o", "/dev/null", .. files, "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:error={error}:when={k}"];
        service.Launch();
        var acknowledged = await SendUntilRefused(service);
        var code = await service.Process.ExitAsync(120);
        output.WriteLine($"{error} at {k}: {acknowledged.Count} acknowledged, ended with {code}");
        Assert.True(code == 74, $"{error} at {k}: ended with {code}\n{service.Process.Errors}");
        Assert.Contains(service.Process.Errors.Split('\n'), line => line.Length > 0 && !line.StartsWith('{'));

        service.Wrapper = [];
        await service.ResumeAsync();
        foreach (var number in acknowledged)
        {
            var receipt = await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, Events.Array([number]));
            Assert.True(receipt.GetProperty("duplicates").GetInt32() == 1, $"{error} at {k}: the acknowledged event {number} is missing");
        }

        Assert.InRange(await Windows.CountAsync(service), acknowledged.Count, acknowledged.Count + 1);
    }

    /// <summary>One event a request, until the service refuses or is gone; after a refusal nothing is accepted any more.</summary>
    private static async Task<List<int>> SendUntilRefused(ModelWatchProcess service)
    {
        var acknowledged = new List<int>();
        var refused = false;
        for (var number = 0; number < Hourly && !service.Process.HasExited;)
        {
            try
            {
                using var answer = await service.TryAsync(HttpMethod.Post, NumberedEvents.Path, Events.Line(number));
                if (answer.IsSuccessStatusCode)
                {
                    Assert.False(refused, "accepted after a refusal");
                    acknowledged.Add(number++);
                    continue;
                }

                refused = true;
                Assert.Equal(503, (int)answer.StatusCode);
                using var ready = await service.Http.GetAsync("/readyz");
                Assert.Equal(503, (int)ready.StatusCode);
            }
            catch (HttpRequestException)
            {
                // Not listening yet, or no longer.
            }

            await Task.Delay(20);
        }

        return acknowledged;
    }
}
