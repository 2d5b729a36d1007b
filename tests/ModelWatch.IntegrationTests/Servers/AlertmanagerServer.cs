namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Alertmanager 0.25 that passes every alert on to one webhook without waiting.</summary>
internal sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private ServerProcess? _server;

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{_port}";

    public static async Task<AlertmanagerServer> StartAsync(Uri webhook)
    {
        var server = new AlertmanagerServer();
        var configuration = server._directory.Write("alertmanager.yml", $"""
            route:
              receiver: test
              group_by: [alertname, model]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1h
            receivers:
              - name: test
                webhook_configs:
                  - url: "{webhook}"
                    send_resolved: true
            """);
        string[] arguments =
        [
            $"--config.file={configuration}",
            $"--storage.path={server._directory.File("data")}",
            $"--web.listen-address={server.Address}",
            "--cluster.listen-address=",
        ];
        server._server = ServerProcess.Start(Binary.Need("prometheus-alertmanager"), arguments, server._directory.Path);
        await server._server.UntilAnswers(server._http, new Uri($"http://{server.Address}/-/ready"));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }
}
