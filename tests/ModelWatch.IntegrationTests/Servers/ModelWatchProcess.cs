using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>The built service as a process of its own, on a free port and a directory that outlives a kill.</summary>
internal sealed class ModelWatchProcess : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly IReadOnlyDictionary<string, string> _environment;
    private ServerProcess? _process;

    private ModelWatchProcess(IReadOnlyDictionary<string, string>? environment)
    {
        _environment = environment ?? new Dictionary<string, string>();
        DataDirectory = _directory.File("data");
        Http.BaseAddress = Address;
    }

    public int Port { get; } = FreePort.Next();

    public string DataDirectory { get; set; }

    /// <summary>A program with its arguments that runs the service, such as a tracer; none by default.</summary>
    public IReadOnlyList<string> Wrapper { get; set; } = [];

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>A client of the service.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    public ServerProcess Process => _process!;

    /// <summary>The dll that was built with these tests.</summary>
    public static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var root = output;
            while (!File.Exists(Path.Combine(root.FullName, "ModelWatch.sln")))
                root = root.Parent ?? throw new InvalidOperationException("ModelWatch.sln is not above the tests.");
            return Path.Combine(root.FullName, "src", "ModelWatch", "bin", output.Parent!.Name, output.Name, "modelwatch.dll");
        }
    }

    public static async Task<ModelWatchProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var service = Create(environment);
        await service.ResumeAsync();
        return service;
    }

    /// <summary>A service that does not run yet.</summary>
    public static ModelWatchProcess Create(IReadOnlyDictionary<string, string>? environment = null) => new(environment);

    /// <summary>Runs the program once with these arguments, in its own directory.</summary>
    public static ServerProcess Run(string directory, params string[] arguments) =>
        ServerProcess.Start("dotnet", [Program, .. arguments], directory, Quiet);

    /// <summary>Starts the service on its data, at first or after a kill, and waits until it is ready.</summary>
    public Task ResumeAsync()
    {
        Launch();
        return UntilReadyAsync();
    }

    /// <summary>Starts the service and does not wait.</summary>
    public void Launch()
    {
        var environment = new Dictionary<string, string>(Quiet);
        foreach (var (name, value) in _environment)
            environment[name] = value;
        string[] line = [.. Wrapper, "dotnet", Program, "serve", "--data", DataDirectory, "--urls", Address.ToString().TrimEnd('/')];
        _process = ServerProcess.Start(line[0], line[1..], _directory.Path, environment);
    }

    public Task UntilReadyAsync() => _process!.UntilAnswers(Http, new Uri(Address, "/readyz"), 180);

    public Task KillAsync() => _process!.KillAsync();

    /// <summary>PUT or POST of a text; fails where the answer is not a success.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string body, string type = "application/json")
    {
        using var answer = await TryAsync(method, path, body, type);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}\n{Process.Errors}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>PUT or POST of a text, whatever the answer.</summary>
    public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        return await Http.SendAsync(request);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        string? next = null;
        do
        {
            var cursor = next is null ? string.Empty : (path.Contains('?') ? "&" : "?") + "cursor=" + Uri.EscapeDataString(next);
            var page = JsonSerializer.Deserialize<JsonElement>(await Http.GetStringAsync(path + cursor));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        return items;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Http.Dispose();
        _directory.Dispose();
    }

    private static Dictionary<string, string> Quiet => new() { ["DOTNET_NOLOGO"] = "1", ["ASPNETCORE_ENVIRONMENT"] = "Production" };
}
