using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using Xunit.Abstractions;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>Far more than the service can take, for one model: memory stays bounded, refusals say when to come again, the other model goes on.</summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const string Quiet = "/api/v1/models/quiet";
    private const string Place = "@@";
    private const int LeastQuiet = 10;
    private const long MostResident = 350L * 1024 * 1024;

    [Fact]
    public Task Flood_OfOneModelIsBoundedAndTheOtherGoesOn() => FloodAsync(TimeSpan.FromSeconds(4), 24, new Dictionary<string, string>
    {
        ["MODELWATCH__Limits__BodiesInFlightBytes"] = "2097152",
        ["MODELWATCH__Limits__PerModel__RequestsPerSecond"] = "50",
    });

    [SlowFact]
    public Task Flood_OfAMinuteIsBoundedByTheDefaults() => FloodAsync(TimeSpan.FromSeconds(60), 96, []);

    private async Task FloodAsync(TimeSpan length, int senders, Dictionary<string, string> settings)
    {
        settings["DOTNET_GCHeapHardLimit"] = "0xC800000";
        await using var service = await ModelWatchProcess.StartAsync(settings);
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Quiet + "/plan", Tender.Plan.Replace("model: tender", "model: quiet", StringComparison.Ordinal), "application/yaml");
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var body = new Tender(seed: 9).Events(start, Place, 2000);
        var single = new Tender(seed: 10).Events(start, Place, 1);

        var watch = Stopwatch.StartNew();
        var answers = new ConcurrentBag<(int Status, bool Waits)>();
        var (number, ended) = (0, false);
        var flood = Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            while (!ended)
            {
                var answer = await Send(service, Tender.Address, body.Replace(Place, $"f{Interlocked.Increment(ref number)}-", StringComparison.Ordinal));
                answers.Add(answer);
                if (answer.Status != 202)
                    await Task.Delay(10);
            }
        })).ToList();

        var quiet = new List<double>();
        while (watch.Elapsed < length || quiet.Count < LeastQuiet)
        {
            var before = watch.Elapsed;
            var (status, _) = await Send(service, Quiet, single.Replace(Place, $"q{quiet.Count}-", StringComparison.Ordinal));
            quiet.Add((watch.Elapsed - before).TotalMilliseconds);
            Assert.True(status == 202, $"The quiet model got {status} at {before}.\n{service.Process.Errors}");
            await Task.Delay(50);
        }

        ended = true;
        await Task.WhenAll(flood);
        var counts = answers.CountBy(a => a.Status).ToDictionary();
        var resident = Peak(service.Process.Id);
        quiet.Sort();
        output.WriteLine($"{string.Join(", ", counts.Select(c => $"{c.Key}: {c.Value}"))}; quiet {quiet.Count}, median {quiet[quiet.Count / 2]:0} ms, p99 {quiet[quiet.Count * 99 / 100]:0} ms; peak {resident / 1048576} MiB");
        Assert.All(counts.Keys, status => Assert.Contains(status, new[] { 202, 429, 503 }));
        Assert.True(counts.ContainsKey(202), "Nothing was let in.");
        Assert.Contains(answers, a => a.Status is 429 or 503);
        Assert.All(answers.Where(a => a.Status != 202), a => Assert.True(a.Waits, $"{a.Status} without Retry-After"));
        Assert.True(resident < MostResident, $"{resident} bytes resident");
        await Poll.Until("the flooded model to be taken again", async () => (await Send(service, Tender.Address, single)).Status == 202, 5);
    }

    private static async Task<(int Status, bool Waits)> Send(ModelWatchProcess service, string model, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await service.Http.PostAsync(model + "/events", content);
        return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
    }

    /// <summary>The most memory that the process ever had resident.</summary>
    private static long Peak(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
