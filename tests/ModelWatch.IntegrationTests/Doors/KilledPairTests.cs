using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;
using Xunit.Abstractions;

namespace ModelWatch.IntegrationTests.Doors;

/// <summary><c>kill -9</c> while halves of KServe calls come in: whatever was not answered is sent again, and each call counts exactly once.</summary>
public sealed class KilledPairTests(ITestOutputHelper output)
{
    private const int Calls = 200;
    private const int Kills = 3;
    private const int Senders = 4;
    private int _answered;

    [Fact]
    public async Task KilledWhilePairing_EachCallCountsOnce()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("MW_SEED") ?? "20261125", CultureInfo.InvariantCulture);
        output.WriteLine($"MW_SEED={seed}");
        var random = new Random(seed);
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var halves = Halves(random);
        var sending = SendAllAsync(service, halves, stop.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            var after = (int)((kill + random.NextDouble()) * halves.Count * 0.8 / Kills);
            await Poll.Until($"{after} halves", () => Task.FromResult(Volatile.Read(ref _answered) >= after), 300);
            await Task.Delay(random.Next(10), stop.Token);
            Assert.False(sending.IsCompleted, "everything was sent before the last kill");
            await service.KillAsync();
            await service.ResumeAsync();
        }

        await sending;
        Assert.Equal(Calls, await CountAsync(service));
        // A logger that sends everything once more changes nothing.
        await SendAllAsync(service, halves, stop.Token);
        Assert.Equal(Calls, await CountAsync(service));
    }

    /// <summary>Both halves of each call near each other, in any order.</summary>
    private static List<(int Call, bool IsResponse)> Halves(Random random) =>
        [.. Enumerable.Range(0, 2 * Calls).OrderBy(half => half + random.Next(40)).Select(half => (half / 2, half % 2 == 1))];

    private Task SendAllAsync(ModelWatchProcess service, List<(int Call, bool IsResponse)> halves, CancellationToken stop)
    {
        var queue = new ConcurrentQueue<(int, bool)>(halves);
        return Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(
            async () =>
            {
                while (queue.TryDequeue(out var half))
                {
                    while (!await SendAsync(service, half, stop)) await Task.Delay(20, stop);
                    Interlocked.Increment(ref _answered);
                }
            },
            stop)));
    }

    private static async Task<bool> SendAsync(ModelWatchProcess service, (int Call, bool IsResponse) half, CancellationToken stop)
    {
        var body = half.IsResponse
            ? $$"""{"predictions":[{{(half.Call / 1000.0).ToString(CultureInfo.InvariantCulture)}}]}"""
            : $$"""{"instances":[[{{half.Call}},"DE"]]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in new[]
        {
            ("ce-specversion", "1.0"), ("ce-type", "org.kubeflow.serving.inference." + (half.IsResponse ? "response" : "request")), ("ce-source", "http://localhost:9081/"),
            ("ce-id", $"call-{half.Call}"), ("ce-time", $"2026-03-01T08:{half.Call % 60:00}:00Z"), ("ce-inferenceservicename", Tender.Model), ("ce-namespace", "default"),
        })
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await service.Http.SendAsync(request, stop);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"answered {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static async Task<int> CountAsync(ModelWatchProcess service)
    {
        await service.SendAsync(HttpMethod.Post, Tender.Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        return (await service.ListAsync(Tender.Address + "/windows")).Sum(window => window.GetProperty("events").GetInt32());
    }
}
