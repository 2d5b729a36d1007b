using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ModelWatch.Load;

/// <summary>A server in a process of its own, with what the system says of its CPU and memory. Ends with its disposal.</summary>
internal sealed class MeasuredProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _allocated = Path.GetTempFileName();

    private MeasuredProcess(string[] arguments, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(MeasuredProcess).Assembly.Location;
        start.Environment["MODELWATCH_LOAD_ALLOCATED"] = _allocated;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Errors = line.Data is { } text && text.Contains("\"@l\"", StringComparison.Ordinal) ? text : Errors;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Port = port;
    }

    public int Port { get; }

    /// <summary>The last line of the log above information.</summary>
    public string? Errors { get; private set; }

    /// <summary>User and system time in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11]) + long.Parse(fields[12])) / 100.0;
        }
    }

    public double Megabytes => Status("VmRSS:");

    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>Bytes allocated since the start, at most a fifth of a second old.</summary>
    public long Allocated => long.TryParse(File.ReadAllText(_allocated), out var bytes) ? bytes : 0;

    /// <summary>Starts a server and waits until it listens. <c>URL</c> among the arguments stands for its address.</summary>
    public static async Task<MeasuredProcess> StartAsync(params string[] arguments)
    {
        var port = FreePort();
        var process = new MeasuredProcess([.. arguments.Select(a => a == "URL" ? $"http://127.0.0.1:{port}" : a)], port);
        for (var turn = 0; turn < 600; turn++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return process;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"{string.Join(' ', arguments)} does not listen: {process.Errors}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_allocated);
    }

    private double Status(string name) =>
        File.ReadLines($"/proc/{_process.Id}/status").Where(l => l.StartsWith(name, StringComparison.Ordinal))
            .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0).First();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
