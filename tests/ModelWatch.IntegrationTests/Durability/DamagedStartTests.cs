using Microsoft.Data.Sqlite;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>P30: files of another version or broken ones end the start with a code and one sentence, never with a stack trace.</summary>
public sealed class DamagedStartTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("state.db", "INSERT INTO migration VALUES ('Windows', 999)", 78, "newer ModelWatch")]
    [InlineData("journal.db", "INSERT INTO migration VALUES ('Journal', 999)", 78, "newer ModelWatch")]
    [InlineData("journal.db", "INSERT INTO migration VALUES ('Journal', 1)", 78, "unreleased ModelWatch")]
    [InlineData("state.db", null, 74, "damaged")]
    [InlineData("journal.db", null, 74, "damaged")]
    [InlineData("pairs.db", null, 74, "damaged")]
    [InlineData("folders.db", null, 74, "damaged")]
    [InlineData("mask.key", null, 74, "backup")]
    public async Task Start_OnAFileThatCannotBeUsed_SaysWhy(string file, string? change, int code, string word)
    {
        await using (var service = ModelWatchProcess.Create())
        {
            service.DataDirectory = _directory.File("data");
            await service.ResumeAsync();
            Assert.Equal(0, await service.Process.StopAsync(30));
        }

        var path = Path.Combine(_directory.File("data"), file);
        if (change is null)
            Overwrite(path);
        else
            Execute(path, change);
        await using var process = ModelWatchProcess.Run(_directory.Path, "serve", "--data", _directory.File("data"), "--urls", $"http://127.0.0.1:{FreePort.Next()}");
        Assert.Equal(code, await process.ExitAsync(60));
        var sentence = Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith('{'));
        Assert.Contains(word, sentence, StringComparison.Ordinal);
        Assert.Contains(path, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ModelWatch", process.Errors, StringComparison.Ordinal);
    }

    private static void Overwrite(string path)
    {
        using var file = File.OpenWrite(path);
        file.Write(new byte[4096]);
        file.Write(new Random(1).GetItems("damage"u8, 4096));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
