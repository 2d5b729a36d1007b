using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>Starts that would leave a door open, or mean something else than they say.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task EveryMistake_IsNamedAtOnceAndNothingListens()
    {
        var errors = await Ends(
            "http://0.0.0.0:" + FreePort.Next() + ";https://127.0.0.1:" + FreePort.Next(),
            ("Access__BootstrapKey", "too-short-secret"),
            ("Access__RequireClientCertificate", "true"),
            ("Access__ProtectMetric", "true"),
            ("Limits__Connections", "0"),
            ("Journal__Reserve", "64Mx"),
            ("Windows__CloseInterval", "5x"),
            ("Windows__FoldPause", "1h"),
            ("Service__DrainDelay", "00:10:00"),
            ("Series__Influx__Url", "ftp://nowhere"));
        Assert.All(
            ["Access:BootstrapKey", "Access:ClientCa", "Access:ProtectMetric ", "Limits:Connections", "Series:Influx:Url", "Journal:Reserve: '64Mx'", "Windows:CloseInterval: '5x'", "Windows:FoldPause: '1h'", "Service:DrainDelay"],
            name => Assert.Contains(name, errors, StringComparison.Ordinal));
        Assert.DoesNotContain("too-short-secret", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:", "", "", "Access:BootstrapKey")]
    [InlineData("http://0.0.0.0:", "Access__BootstrapKey", "a-key-of-the-operator-0123456789abcdef", "Access:AllowPlainHttp")]
    [InlineData("https://127.0.0.1:", "", "", "Access:Certificate:Path")]
    [InlineData("http://127.0.0.1:", "Limits__Models", "many", "Limits:Models")]
    [InlineData("http://127.0.0.1:", "Kestrel__Endpoints__Any__Url", "http://0.0.0.0:5081", "Kestrel:Endpoints")]
    public async Task Mistake_Is78AndNamesTheSetting(string address, string setting, string value, string named)
    {
        var errors = await Ends(address + FreePort.Next(), setting.Length == 0 ? [] : [(setting, value)]);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    private async Task<string> Ends(string urls, params (string Name, string Value)[] settings)
    {
        var environment = settings.ToDictionary(s => "MODELWATCH__" + s.Name, s => s.Value);
        await using var process = ServerProcess.Start("dotnet", [ModelWatchProcess.Program, "serve", "--data", _directory.File("data"), "--urls", urls], _directory.Path, environment);
        var code = await process.ExitAsync(60);
        Assert.True(code == 78, $"{code}: {process.Errors}");
        return process.Errors;
    }
}
