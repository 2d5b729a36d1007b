using System.Diagnostics;
using System.Text;

namespace ModelWatch.IntegrationTests.Servers;

/// <summary>A process that a test started, with what it wrote; ended by its id.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ServerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public static ServerProcess Start(string program, IEnumerable<string> arguments, string directory, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        var server = new ServerProcess(new Process { StartInfo = info });
        server._process.OutputDataReceived += (_, e) => Keep(server._output, e.Data);
        server._process.ErrorDataReceived += (_, e) => Keep(server._errors, e.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until <paramref name="address"/> answers with success.</summary>
    public Task UntilAnswers(HttpClient http, Uri address, double seconds = 30) => Poll.Until(
        $"{Path.GetFileName(_process.StartInfo.FileName)} at {address}",
        async () =>
        {
            if (HasExited)
                throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}:\n{Output}\n{Errors}");
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        },
        seconds);

    /// <summary>SIGKILL, as a power cut for the process.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync(double seconds = 120)
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", Id.ToString()]);
        await kill.WaitForExitAsync();
        return await ExitAsync(seconds);
    }

    /// <summary>The exit code, once the process ends by itself.</summary>
    public async Task<int> ExitAsync(double seconds = 120)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
