using System.Text.RegularExpressions;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P2: before each 202 leaves, a sync of the journal that began after the answer before it has ended well.</summary>
public sealed partial class SyncOrderTests : IDisposable
{
    private const int Requests = 200;
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [ServerFact("strace")]
    public async Task Answer_LeavesAfterTheSync()
    {
        var trace = _directory.File("trace");
        await using (var service = ModelWatchProcess.Create())
        {
            service.Wrapper = [Binary.Need("strace"), "-f", "-y", "--seccomp-bpf", "-s", "16", "-o", trace, "-e", "trace=fdatasync,fsync,sendto,sendmsg,write,writev"];
            await service.ResumeAsync();
            await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
            var events = new NumberedEvents(Requests);
            for (var number = 0; number < Requests; number++)
                await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, events.Array([number]));
        }

        var answers = 0;
        var synced = false;
        var running = new HashSet<string>();
        foreach (var line in File.ReadLines(trace))
        {
            var thread = line.Split(' ', 2)[0];
            if (Begun().IsMatch(line))
                running.Add(thread);
            if (line.Contains("= 0", StringComparison.Ordinal) && (Whole().IsMatch(line) || (Resumed().IsMatch(line) && running.Remove(thread))))
                synced = true;
            if (!line.Contains("HTTP/1.1 202", StringComparison.Ordinal))
                continue;
            Assert.True(synced, $"answer {answers} left without a sync");
            synced = false;
            running.Clear();
            answers++;
        }

        Assert.Equal(Requests, answers);
    }

    [GeneratedRegex(@"f(data)?sync\(\d+<[^>]*journal\.db-wal> <unfinished")]
    private static partial Regex Begun();

    [GeneratedRegex(@"f(data)?sync\(\d+<[^>]*journal\.db-wal>\)")]
    private static partial Regex Whole();

    [GeneratedRegex(@"<\.\.\. f(data)?sync resumed>")]
    private static partial Regex Resumed();
}
