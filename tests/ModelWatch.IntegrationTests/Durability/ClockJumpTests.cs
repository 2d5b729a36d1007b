using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ModelWatch.IntegrationTests.EndToEnd;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P9 on the real process: started two days ahead, a day behind and right again on the same data. No window closes twice, nothing is lost, durations stay durations.</summary>
public sealed class ClockJumpTests
{
    private const int InAnHour = 200;
    private static readonly string Plan = Tender.Plan.Replace("traffic: batch", "traffic: continuous", StringComparison.Ordinal);
    private readonly DateTimeOffset _hour = Hour(DateTimeOffset.UtcNow);

    [ServerFact("faketime")]
    public async Task ClockThatJumps_ClosesNoWindowTwiceAndLosesNothing()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Tender.Address + "/plan", Plan, "application/yaml");
        string[] first = [Events(-5, "a"), Events(-4, "b"), Events(-1, "c")];
        foreach (var body in first) Assert.Equal((InAnHour, 0), await SendAsync(service, body));
        var right = await WindowsAsync(service);
        Assert.Equal(3 * InAnHour, Sum(right));

        await AgainAsync(service, "+2d");
        Assert.Equal(right, await WindowsAsync(service));
        foreach (var body in first) Assert.Equal((0, InAnHour), await SendAsync(service, body));
        Assert.Equal((InAnHour, 0), await SendAsync(service, Events(47, "ahead")));
        var ahead = await WindowsAsync(service);
        Assert.Equal(4 * InAnHour, Sum(ahead));
        Assert.Equal(right, ahead.Take(right.Count));

        await AgainAsync(service, "-1d");
        Assert.Equal(ahead, await WindowsAsync(service));
        var refused = await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, Events(0, "future"));
        Assert.Equal("time-in-future", refused.GetProperty("rejected")[0].GetProperty("reason").GetString());
        Assert.Equal((InAnHour, 0), await SendAsync(service, Events(-30, "behind")));

        await AgainAsync(service, null);
        foreach (var body in first.Append(Events(-30, "behind"))) Assert.Equal((0, InAnHour), await SendAsync(service, body));
        await WindowsAsync(service);
        Assert.Equal([1L], Evaluated(service).Keys);
        Assert.Equal((InAnHour, 0), await SendAsync(service, Events(-2, "last")));
        var all = await WindowsAsync(service);
        Assert.Equal(1, Evaluated(service)[2]);
        Assert.Equal(6 * InAnHour, Sum(all));
        Assert.Equal(all.Count, all.Select(window => window.Start).Distinct().Count());
        foreach (var window in ahead.Where(window => window.Start != Text(_hour.AddHours(-2)))) Assert.Contains(window, all);
    }

    /// <summary>Kills the service and starts it with its clock moved; what it measured before were durations.</summary>
    private static async Task AgainAsync(ModelWatchProcess service, string? jump)
    {
        await DurationsAreSane(service);
        await service.KillAsync();
        service.Wrapper = jump is null ? [] : ["env", "LD_PRELOAD=" + Library(), "FAKETIME=" + jump, "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1"];
        await service.ResumeAsync();
    }

    /// <summary>The library of the Debian package, whatever the machine.</summary>
    private static string Library() =>
        Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Select(d => Path.Combine(d, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("libfaketimeMT.so.1 is not installed: see tests/requirements.yaml.");

    private static async Task DurationsAreSane(ModelWatchProcess service)
    {
        var sums = (await service.Http.GetStringAsync("/metrics")).Split('\n').Where(line => line.Contains("_duration_seconds_sum", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sums);
        Assert.All(sums, line => Assert.InRange(double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture), 0, 600));
    }

    private static async Task<(int Accepted, int Duplicates)> SendAsync(ModelWatchProcess service, string body)
    {
        var receipt = await service.SendAsync(HttpMethod.Post, NumberedEvents.Path, body);
        return (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("duplicates").GetInt32());
    }

    /// <summary>Every closed window: its start, events, digest.</summary>
    private async Task<List<(string Start, int Events, string? Digest)>> WindowsAsync(ModelWatchProcess service)
    {
        await service.SendAsync(HttpMethod.Post, Tender.Address + $"/windows/close?through={Uri.EscapeDataString(Text(_hour.AddHours(48)))}", string.Empty);
        return
        [
            .. (await service.ListAsync(Tender.Address + "/windows"))
                .Select(w => (Start(w.GetProperty("window")), w.GetProperty("events").GetInt32(), w.GetProperty("digest").GetString()))
                .OrderBy(w => w.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many windows the record holds by the number of times that each was evaluated.</summary>
    private static Dictionary<long, int> Evaluated(ModelWatchProcess service)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(service.DataDirectory, "state.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM series_window GROUP BY start, version";
        using var rows = command.ExecuteReader();
        var counts = new Dictionary<long, int>();
        while (rows.Read()) counts[rows.GetInt64(0)] = counts.GetValueOrDefault(rows.GetInt64(0)) + 1;
        return counts;
    }

    private static string Start(JsonElement window) => Text(window.GetProperty("start").GetDateTimeOffset());

    private static int Sum(List<(string Start, int Events, string? Digest)> windows) => windows.Sum(window => window.Events);

    private string Events(int hours, string prefix) => new Tender(seed: 9).Events(_hour.AddHours(hours), prefix, InAnHour);

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
