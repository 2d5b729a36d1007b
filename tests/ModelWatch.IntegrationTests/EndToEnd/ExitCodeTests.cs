using System.Net;
using System.Net.Sockets;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>Starts that cannot succeed: the code of the contract and one sentence.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task PortInUse_Is69()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)holder.LocalEndpoint).Port}";
        await Ends(69, "serve", "--data", _directory.File("data"), "--urls", address);
    }

    [Fact]
    public async Task DirectoryThatCannotBeWritten_Is73()
    {
        // A file where the directory should be cannot be written into by anyone, the super-user included.
        var data = _directory.Write("data", "a file");
        await Ends(73, "serve", "--data", data, "--urls", Free());
    }

    [Fact]
    public Task ReadOnlyDirectory_Is73() =>
        // A directory of the kernel that takes no files, not even from the super-user.
        Ends(73, "serve", "--data", "/proc/self", "--urls", Free());

    [Fact]
    public async Task SecondInstance_Is75()
    {
        await using var first = await ModelWatchProcess.StartAsync();
        await Ends(75, "serve", "--data", first.DataDirectory, "--urls", Free());
    }

    [Fact]
    public async Task StopSignal_EndsWellWithin30Seconds()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        Assert.Equal(0, await service.Process.StopAsync(30));
    }

    [Fact]
    public async Task WrongConfiguration_Is78()
    {
        var environment = new Dictionary<string, string> { ["MODELWATCH__Series__Influx__Url"] = "ftp://nowhere" };
        await using var process = ServerProcess.Start("dotnet", [ModelWatchProcess.Program, "serve", "--data", _directory.File("data"), "--urls", Free()], _directory.Path, environment);
        Assert.Equal(78, await process.ExitAsync());
        Assert.Contains("Series:Influx:Url", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public Task UnknownOption_Is64() => Ends(64, "serve", "--colour", "red");

    /// <summary>Beside the lines of the log, which are JSON, one sentence is on stderr.</summary>
    private async Task Ends(int code, params string[] arguments)
    {
        await using var process = ModelWatchProcess.Run(_directory.Path, arguments);
        var ended = await process.ExitAsync();
        Assert.True(ended == code, $"ended with {ended}, not {code}:\n{process.Output}\n{process.Errors}");
        Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith('{'));
    }

    private static string Free() => $"http://127.0.0.1:{FreePort.Next()}";
}
