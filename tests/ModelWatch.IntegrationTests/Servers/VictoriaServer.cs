using System.Text.Json;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>VictoriaMetrics 1.79, which takes the v2 write call; read back by export.</summary>
internal sealed class VictoriaServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private readonly bool _deduplicates;
    private ServerProcess? _server;

    private VictoriaServer(bool deduplicates) => _deduplicates = deduplicates;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <param name="deduplicates">False for the server's default, which shows a point twice that was sent twice.</param>
    public static async Task<VictoriaServer> StartAsync(bool deduplicates = true)
    {
        var server = new VictoriaServer(deduplicates);
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Starts the server on its data, at first or after <see cref="KillAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        string[] arguments =
        [
            $"-httpListenAddr=127.0.0.1:{_port}",
            $"-storageDataPath={_directory.File("data")}",
            "-retentionPeriod=10y",
            _deduplicates ? "-dedup.minScrapeInterval=1s" : "-dedup.minScrapeInterval=0s",
            "-memory.allowedBytes=268435456",
        ];
        _server = ServerProcess.Start(Binary.Need("victoria-metrics"), arguments, _directory.Path);
        await _server.UntilAnswers(_http, new Uri(Address, "/health"));
    }

    public Task KillAsync() => _server!.KillAsync();

    /// <summary>Every series with its samples: the labels, the values and the times in milliseconds.</summary>
    public async Task<JsonElement[]> SeriesAsync()
    {
        // What was just written is not yet searchable; this makes it so.
        await _http.GetStringAsync(new Uri(Address, "/internal/force_flush"));
        var match = Uri.EscapeDataString("{__name__=~\"mw_.+\"}");
        var text = await _http.GetStringAsync(new Uri(Address, $"/api/v1/export?match[]={match}"));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }
}
