using Microsoft.Data.Sqlite;
using ModelWatch.Commands;

namespace ModelWatch.Tests.Commands;

/// <summary>Damage that shows only when a request meets it.</summary>
public sealed class DamagedRecordTests : IDisposable
{
    private const int Page = 4096;
    private readonly string _directory = Path.Combine(Directory.CreateTempSubdirectory("modelwatch-damaged-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_directory)!, recursive: true);

    [Fact]
    public async Task Request_ThatMeetsADamagedPage_IsAnswered503AndReadyTurnsRed()
    {
        await RunAsync(http => http.PutAsync("/api/v1/models/m/plan", new StringContent(CorridorHouse.Plan)));
        Damage();
        await RunAsync(async http =>
        {
            using (var answer = await http.GetAsync("/api/v1/reports"))
            {
                Assert.Equal((503, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
                Assert.DoesNotContain(_directory, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            using var after = await http.GetAsync("/readyz");
            Assert.Equal(503, (int)after.StatusCode);
            Assert.Contains("damaged", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return after;
        });
    }

    [Fact]
    public async Task Files_OfTheDataFolder_AreForTheirOwnerAlone()
    {
        await RunAsync(async http =>
        {
            var answer = await http.PutAsync("/api/v1/models/m/plan", new StringContent(CorridorHouse.Plan));
            const UnixFileMode others = (UnixFileMode)0b000_111_111;
            var files = Directory.GetFiles(_directory).Where(file => file.Contains(".db", StringComparison.Ordinal) || file.EndsWith(".key", StringComparison.Ordinal)).ToList();
            Assert.True(files.Count >= 6, "too few files");
            foreach (var file in files.Append(_directory))
                Assert.Equal((file, UnixFileMode.None), (file, Mode(file) & others));
            return answer;
        });
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    private async Task RunAsync(Func<HttpClient, Task<HttpResponseMessage>> talk)
    {
        var settings = new ServeSettings(_directory, "http://127.0.0.1:0", null, Quiet: true);
        await using var host = ServiceHost.Create(settings);
        await host.StartAsync(settings);
        using var http = new HttpClient { BaseAddress = new Uri(host.Address) };
        (await talk(http)).Dispose();
        await host.StopAsync();
    }

    /// <summary>Overwrites the pages of the reports: nobody writes them by itself, which would end the process.</summary>
    private void Damage()
    {
        var path = Path.Combine(_directory, "state.db");
        var pages = new List<long>();
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); SELECT rootpage FROM sqlite_master WHERE tbl_name = 'report' AND rootpage > 0";
            using var rows = command.ExecuteReader();
            do
            {
                while (rows.Read())
                    if (rows.FieldCount == 1)
                        pages.Add(rows.GetInt64(0));
            }
            while (rows.NextResult());
        }

        using var file = File.OpenWrite(path);
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            file.Position = (page - 1) * Page;
            file.Write(new Random(1).GetItems("damage"u8, Page));
        }
    }
}
