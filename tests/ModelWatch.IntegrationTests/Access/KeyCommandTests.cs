using System.Net;
using System.Text;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>Keys from the command line, with and without a running service; their text stays nowhere.</summary>
public sealed class KeyCommandTests
{
    private const string Bootstrap = "a-bootstrap-key-of-the-test-0123456789abcdef";

    [Fact]
    public async Task Key_MadeWhereNoServiceRuns_IsAskedForOnceItDoes()
    {
        using var directory = new TemporaryDirectory();
        var data = directory.File("data");
        await Key(directory, 65, null, "create", "--scope", "admin:*", "--data", data);
        var admin = await Key(directory, 0, null, "create", "--new", "--scope", "admin:*", "--scope", "read:*", "--data", data);
        Assert.Matches("^mw_[0-9a-f]+_[0-9a-f]+$", admin);
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        await using var service = ServerProcess.Start("dotnet", [ModelWatchProcess.Program, "serve", "--data", data, "--urls", address], directory.Path);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await service.UntilAnswers(http, new Uri(http.BaseAddress, "/readyz"), 60);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/models")).StatusCode);

        await Key(directory, 75, null, "list", "--data", data);
        await Key(directory, 78, null, "list", "--url", address);
        await Key(directory, 64, admin, "create", "--scope", "everything", "--url", address);
        var reader = await Key(directory, 0, admin, "create", "--scope", "read:mine", "--expires", "30d", "--url", address);
        http.DefaultRequestHeaders.Authorization = new("Bearer", reader);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/models")).StatusCode);
        var listed = await Key(directory, 0, admin, "list", "--url", address);
        Assert.Equal(3, listed.Split('\n').Length);
        Assert.StartsWith("ID\tSCOPES", listed, StringComparison.Ordinal);
        Assert.Contains("read:mine", listed, StringComparison.Ordinal);
        await Key(directory, 0, admin, "revoke", reader[3..19], "--url", address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/models")).StatusCode);
        await Key(directory, 65, admin, "revoke", admin[3..19], "--url", address);
    }

    [Fact]
    public async Task KeyText_IsInNoLogAndInNoFile()
    {
        await using var service = await ModelWatchProcess.StartAsync(new Dictionary<string, string>
        {
            ["MODELWATCH__Access__BootstrapKey"] = Bootstrap,
            ["MODELWATCH__Access__FailedKeysPerMinute"] = "20",
            ["Logging__LogLevel__Default"] = "Trace",
        });
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", Bootstrap);
        var made = await service.SendAsync(HttpMethod.Post, "/api/v1/keys", """{"scopes":["ingest:mine","read:mine"]}""");
        var (id, text) = (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", text);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.GetAsync("/api/v1/keys")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.GetAsync("/api/v1/models/mine")).StatusCode);

        var wrong = text[..^1] + (text[^1] == '0' ? '1' : '0');
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", wrong);
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.GetAsync("/api/v1/models")).StatusCode);
        var limited = await service.Http.GetAsync("/api/v1/models");
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (limited.StatusCode, limited.Headers.RetryAfter is not null));
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", text);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/api/v1/models")).StatusCode);
        service.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Contains("modelwatch_auth_failures_total{scheme=\"bearer\",reason=\"malformed\"} 20", await service.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);

        Assert.Equal(0, await service.Process.StopAsync(120));
        var places = Directory.EnumerateFiles(service.DataDirectory, "*", SearchOption.AllDirectories)
            .Select(file => (file, Encoding.Latin1.GetString(File.ReadAllBytes(file)))).Append(("stdout", service.Process.Output)).Append(("stderr", service.Process.Errors)).ToList();
        Assert.Contains(places, place => place.Item2.Contains(id, StringComparison.Ordinal));
        foreach (var secret in new[] { Bootstrap, text, text[20..84], wrong })
            Assert.All(places, place => Assert.False(place.Item2.Contains(secret, StringComparison.Ordinal), place.Item1));
    }

    /// <summary>Runs <c>key</c>; what it printed, without the end of the last line.</summary>
    private static async Task<string> Key(TemporaryDirectory directory, int code, string? key, params string[] arguments)
    {
        var environment = key is null ? null : new Dictionary<string, string> { ["MODELWATCH_KEY"] = key };
        await using var process = ServerProcess.Start("dotnet", [ModelWatchProcess.Program, "key", .. arguments], directory.Path, environment);
        var ended = await process.ExitAsync(60);
        Assert.True(ended == code, $"key {string.Join(' ', arguments)}: {ended}\n{process.Errors}");
        Assert.Equal(code == 0, process.Errors.Length == 0);
        return process.Output.TrimEnd();
    }
}
