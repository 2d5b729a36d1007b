using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>Peers that are slow, stuck or many: each loses its connection, and others are answered meanwhile.</summary>
public sealed class SlowPeerTests
{
    private const int Idle = 2000;

    [Fact]
    public async Task SlowAndStuckPeers_AreLetGoAndOthersAreAnswered()
    {
        await using var service = await ModelWatchProcess.StartAsync(new Dictionary<string, string>
        {
            ["MODELWATCH__Limits__HeaderSeconds"] = "2",
            ["MODELWATCH__Limits__SlowestReaderBytesPerSecond"] = "10000000",
        });
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        var host = $"Host: 127.0.0.1:{service.Port}\r\n";
        var idle = new List<RawConnection>();
        for (var i = 0; i < Idle; i++)
            idle.Add(await RawConnection.OpenAsync(service.Port));

        using var headers = await RawConnection.OpenAsync(service.Port, $"GET /healthz HTTP/1.1\r\n{host}X-Slow: ");
        using var body = await RawConnection.OpenAsync(service.Port, $"POST {Tender.Address}/events HTTP/1.1\r\n{host}Content-Length: 20000000\r\n\r\n[");
        using var chunked = await RawConnection.OpenAsync(service.Port, $"POST {Tender.Address}/events HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");
        using var deaf = await RawConnection.OpenAsync(service.Port);
        var stuck = Task.WhenAll(
            headers.UntilClosedAsync(60), body.UntilClosedAsync(60), chunked.UntilClosedAsync(60));
        var unread = deaf.UntilRefusedAsync($"GET /openapi/v1.json HTTP/1.1\r\n{host}\r\n", 60);

        var answered = 0;
        while (!stuck.IsCompleted || !unread.IsCompleted || answered < 20)
        {
            using var one = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            Assert.Equal("ok", await service.Http.GetStringAsync("/healthz", one.Token));
            await service.SendAsync(HttpMethod.Post, Tender.Address + "/events", "[]");
            answered++;
            await Task.Delay(20);
        }

        var said = await stuck;
        await unread;
        Assert.StartsWith("HTTP/1.1 408", said[0], StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408", said[1], StringComparison.Ordinal);
        Assert.Contains("application/problem+json", said[1], StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408", said[2], StringComparison.Ordinal);
        idle.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task HeadersBeyondTheirBounds_AreRefused()
    {
        await using var service = await ModelWatchProcess.StartAsync(new Dictionary<string, string> { ["MODELWATCH__Limits__Models"] = "1" });
        var host = $"Host: 127.0.0.1:{service.Port}\r\n";
        using var many = await RawConnection.OpenAsync(service.Port, $"GET /healthz HTTP/1.1\r\n{host}{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"))}\r\n");
        using var large = await RawConnection.OpenAsync(service.Port, $"GET /healthz HTTP/1.1\r\n{host}X: {new string('x', 40_000)}\r\n\r\n");
        using var line = await RawConnection.OpenAsync(service.Port, $"GET /{new string('x', 9_000)} HTTP/1.1\r\n{host}\r\n");
        Assert.StartsWith("HTTP/1.1 431", await many.UntilClosedAsync(30), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await large.UntilClosedAsync(30), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414", await line.UntilClosedAsync(30), StringComparison.Ordinal);

        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Tender.Plan.Replace("\"1\"", "\"2\"", StringComparison.Ordinal), "application/yaml");
        using var second = await service.TryAsync(HttpMethod.Put, "/api/v1/models/second/plan", Tender.Plan.Replace("tender", "second", StringComparison.Ordinal), "application/yaml");
        Assert.Equal(409, (int)second.StatusCode);
        Assert.Contains("Limits:Models", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
