using System.Text.Json;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Prometheus 2.42 that scrapes one target each second and evaluates rule files each second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private ServerProcess? _server;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <param name="target">Host and port of what is scraped, as job <c>modelwatch</c>.</param>
    /// <param name="alertmanager">Host and port of Alertmanager, or null.</param>
    /// <param name="rules">Texts of rule files.</param>
    public static async Task<PrometheusServer> StartAsync(string target, string? alertmanager = null, params string[] rules)
    {
        var server = new PrometheusServer();
        var files = rules.Select((text, i) => server._directory.Write($"rules-{i}.yml", text)).ToArray();
        var configuration = server._directory.Write("prometheus.yml", Configuration(target, alertmanager, files));
        string[] arguments =
        [
            $"--config.file={configuration}",
            $"--storage.tsdb.path={server._directory.File("data")}",
            $"--web.listen-address=127.0.0.1:{server._port}",
        ];
        server._server = ServerProcess.Start(Binary.Need("prometheus"), arguments, server._directory.Path);
        await server._server.UntilAnswers(server._http, new Uri(server.Address, "/-/ready"));
        return server;
    }

    /// <summary>The result of an instant query: metric and value of each element.</summary>
    public async Task<IReadOnlyList<(JsonElement Metric, double Value)>> QueryAsync(string expression)
    {
        var answer = await _http.GetAsync(new Uri(Address, "/api/v1/query?query=" + Uri.EscapeDataString(expression)));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{expression}: {text}");
        var data = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("data");
        return data.GetProperty("resultType").GetString() == "vector"
            ? [.. data.GetProperty("result").EnumerateArray().Select(r => (r.GetProperty("metric"), Number(r.GetProperty("value")[1])))]
            : [(default, Number(data.GetProperty("result")[1]))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    private static double Number(JsonElement text) => text.GetString() switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var number => double.Parse(number!),
    };

    private static string Configuration(string target, string? alertmanager, string[] rules) => $"""
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
          evaluation_interval: 1s
        rule_files: [{string.Join(", ", rules.Select(r => $"\"{r}\""))}]
        scrape_configs:
          - job_name: modelwatch
            static_configs:
              - targets: ["{target}"]
        {(alertmanager is null ? string.Empty : $"""
        alerting:
          alertmanagers:
            - static_configs:
                - targets: ["{alertmanager}"]
        """)}
        """;
}
