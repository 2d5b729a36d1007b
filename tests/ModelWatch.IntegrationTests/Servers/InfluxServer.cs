using System.Text.Json;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>
/// InfluxDB 1.6.7, which knows no v2 call, behind an nginx that maps <c>/api/v2/write</c> to its own <c>/write</c>; read back by InfluxQL.
/// </summary>
internal sealed class InfluxServer : IAsyncDisposable
{
    public const string Bucket = "modelwatch";
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private readonly int _proxyPort = FreePort.Next();
    private ServerProcess? _influx;
    private ServerProcess? _proxy;

    /// <summary>The address that speaks v2.</summary>
    public Uri Address => new($"http://127.0.0.1:{_proxyPort}/");

    private Uri Own(string path) => new($"http://127.0.0.1:{_port}{path}");

    public static async Task<InfluxServer> StartAsync()
    {
        var server = new InfluxServer();
        await server.ResumeAsync();
        server._proxy = ServerProcess.Start(Binary.Need("nginx"), ["-c", server.ProxyConfiguration(), "-p", server._directory.Path], server._directory.Path);
        await server._proxy.UntilAnswers(server._http, new Uri(server.Address, "/ping"));
        await server._http.PostAsync(server.Own("/query?q=" + Uri.EscapeDataString($"CREATE DATABASE {Bucket}")), null);
        return server;
    }

    /// <summary>Starts the server on its data, at first or after <see cref="KillAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        _influx = ServerProcess.Start(Binary.Need("influxd"), ["-config", Configuration()], _directory.Path);
        await _influx.UntilAnswers(_http, Own("/ping"));
    }

    public Task KillAsync() => _influx!.KillAsync();

    /// <summary>Every series with its samples, as InfluxQL gives them: one element for each combination of tags.</summary>
    public async Task<JsonElement[]> SeriesAsync()
    {
        var query = Uri.EscapeDataString("SELECT value, lower, upper, n FROM mw_feature, mw_model GROUP BY *");
        using var answer = JsonDocument.Parse(await _http.GetStringAsync(Own($"/query?db={Bucket}&epoch=ms&q={query}")));
        var result = answer.RootElement.GetProperty("results")[0];
        return result.TryGetProperty("series", out var series) ? [.. series.EnumerateArray().Select(s => s.Clone())] : [];
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        if (_influx is not null)
            await _influx.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    private string Configuration() => _directory.Write("influxdb.conf", $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:{FreePort.Next()}"
        [meta]
          dir = "{_directory.File("meta")}"
        [data]
          dir = "{_directory.File("data")}"
          wal-dir = "{_directory.File("wal")}"
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:{_port}"
          log-enabled = false
        """);

    private string ProxyConfiguration() => _directory.Write("nginx.conf", $$"""
        daemon off;
        master_process off;
        pid {{_directory.File("nginx.pid")}};
        error_log stderr;
        events { }
        http {
            access_log off;
            client_body_temp_path {{_directory.Folder("body")}};
            proxy_temp_path {{_directory.Folder("proxy")}};
            fastcgi_temp_path {{_directory.Folder("fastcgi")}};
            uwsgi_temp_path {{_directory.Folder("uwsgi")}};
            scgi_temp_path {{_directory.Folder("scgi")}};
            client_max_body_size 25m;
            map $arg_precision $old_precision { default $arg_precision; us u; ns ""; }
            server {
                listen 127.0.0.1:{{_proxyPort}};
                location = /api/v2/write { proxy_pass http://127.0.0.1:{{_port}}/write?db=$arg_bucket&precision=$old_precision; }
                location / { proxy_pass http://127.0.0.1:{{_port}}; }
            }
        }
        """);
}
