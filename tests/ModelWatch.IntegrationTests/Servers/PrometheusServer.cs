using System.Text.Json;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>Prometheus 2.42 that scrapes one target each second and evaluates rule files each second, or that takes remote write.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private ServerProcess? _server;
    private string[] _arguments = [];

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <param name="target">Host and port of what is scraped, as job <c>modelwatch</c>.</param>
    /// <param name="alertmanager">Host and port of Alertmanager, or null.</param>
    /// <param name="rules">Texts of rule files.</param>
    public static async Task<PrometheusServer> StartAsync(string target, string? alertmanager = null, params string[] rules)
    {
        var server = new PrometheusServer();
        var files = rules.Select((text, i) => server._directory.Write($"rules-{i}.yml", text)).ToArray();
        var configuration = server._directory.Write("prometheus.yml", Configuration(target, alertmanager, files));
        server._arguments = server.Arguments(configuration);
        await server.ResumeAsync();
        return server;
    }

    /// <summary>A server that scrapes nothing and takes remote write, set up as <c>docker/prometheus/prometheus.yml</c> is.</summary>
    /// <param name="window">How late a sample may be, such as <c>7d</c>; null for the server's default, which is not at all.</param>
    public static async Task<PrometheusServer> StartReceiverAsync(string? window)
    {
        var server = new PrometheusServer();
        var text = "global: {}\n" + (window is null ? string.Empty : $"storage: {{tsdb: {{out_of_order_time_window: {window}}}}}\n");
        server._arguments =
        [
            .. server.Arguments(server._directory.Write("prometheus.yml", text)),
            "--web.enable-remote-write-receiver",
            "--storage.tsdb.retention.time=10y",
        ];
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Starts the server on its data, at first or after <see cref="KillAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        _server = ServerProcess.Start(Binary.Need("prometheus"), _arguments, _directory.Path);
        await _server.UntilAnswers(_http, new Uri(Address, "/-/ready"));
    }

    public Task KillAsync() => _server!.KillAsync();

    /// <summary>Every series of ModelWatch with its samples as they were sent: the labels, and pairs of seconds and text.</summary>
    public async Task<JsonElement[]> SeriesAsync(string selector, DateTimeOffset until)
    {
        var query = $"query={Uri.EscapeDataString(selector + "[400d]")}&time={until.ToUnixTimeSeconds()}";
        using var answer = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, "/api/v1/query?" + query)));
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(r => r.Clone())];
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

    private string[] Arguments(string configuration) =>
    [
        $"--config.file={configuration}",
        $"--storage.tsdb.path={_directory.File("data")}",
        $"--web.listen-address=127.0.0.1:{_port}",
    ];

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
