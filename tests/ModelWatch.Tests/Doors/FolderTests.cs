using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ModelWatch.Commands.Replaying;
using ModelWatch.Doors.Files;
using ModelWatch.Doors.Folders;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.Tests.Doors;

/// <summary>A watched folder: whole lines are taken once, across restarts; what was exchanged, cut or is no plain file is noticed.</summary>
public sealed class FolderTests : IDisposable
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}}
        outputs: {score: {kind: probability}}
        """;

    private readonly DoorHouse _house = new(Plan);
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-folder-").FullName;

    public void Dispose()
    {
        _house.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task File_ThatGrows_IsReadUpToItsLastWholeLineAcrossARestart()
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(file, Line(1) + Line(2) + Line(3)[..20]);
        await LookAsync();
        await LookAsync();
        await File.WriteAllTextAsync(file, Line(1) + Line(2) + Line(3) + Line(4));
        _house.Restart();
        await LookAsync();
        Assert.Equal((4, 4), (Stored(), Assert.Single(_house.Windows()).Events));
    }

    [Fact]
    public async Task File_ThatWasExchangedOrCut_IsReadFromItsStart()
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(file, Line(1) + Line(2));
        await LookAsync();
        await File.WriteAllTextAsync(file, Line(3));
        await LookAsync();
        File.Move(file, Path.Combine(_folder, "a.1.ndjson"));
        await File.WriteAllTextAsync(file, Line(4) + Line(5));
        await LookAsync();
        Assert.Equal(5, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task LinksAndPipes_AreNeverOpened()
    {
        var outside = Path.Combine(_house.House.Folder, "secret.ndjson");
        await File.WriteAllTextAsync(outside, Line(1));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.ndjson"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "inner"), _house.House.Folder);
        if (OperatingSystem.IsLinux()) await Process.Start("mkfifo", [Path.Combine(_folder, "pipe.ndjson")])!.WaitForExitAsync();
        await LookAsync();
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task File_ThatCannotBeRead_DoesNotHoldTheOthers()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.csv"), new byte[17 * 1024 * 1024]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.csv"), "id,time,dose,score\n1,2026-03-01T08:00:00Z,1,0.5\n");
        await LookAsync();
        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task CsvWithoutIds_ThatGrewAfterACrashBeforeItsPlaceWasKept_IsTakenOnce()
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(file, Rows(1, 2));
        await LookAsync();
        // What a crash between the commit and the note of the new place leaves.
        using (var places = Places())
        {
            var (place, inode) = places.Of("m", file)!.Value;
            places.Set("m", file, place with { Offset = 0, Row = 0 }, inode);
        }

        await File.WriteAllTextAsync(file, Rows(1, 2, 3));
        await LookAsync();
        Assert.Equal(3, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task CsvWithoutIds_WhoseCommitFailed_IsKnownByItsHeadBefore()
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(file, Rows(1, 2));
        var head = FileHead.Of(new MemoryStream(await File.ReadAllBytesAsync(file)));
        Execute("journal.db", "ALTER TABLE entry RENAME TO gone");
        await LookAsync();
        using var places = Places();
        Assert.Equal((0, head.Origin), (places.Of("m", file)!.Value.Place.Row, places.Of("m", file)!.Value.Place.Origin));
    }

    [Fact]
    public async Task CsvWithoutIds_SavedAgainByRenaming_GivesOnlyItsNewRows()
    {
        var file = Path.Combine(_folder, "a.csv");
        for (var rows = 1; rows <= 4; rows++)
        {
            await File.WriteAllTextAsync(file + ".new", Rows([.. Enumerable.Range(1, rows)]));
            File.Move(file + ".new", file, overwrite: true);
            await LookAsync();
        }

        Assert.Equal(4, Assert.Single(_house.Windows()).Events);
    }

    [Theory]
    [InlineData("a.csv", "id,time,dose,score\n1,2026-03-01T08:00:00Z,1,0.5\n2,2026-03-01T08:0", "0:00Z,2,0.5", 2)]
    [InlineData("a.ndjson", """{"id":"1","time":"2026-03-01T08:00:00Z","inputs":{"dose":1}""", "}", 1)]
    public async Task LastLine_InWhichItsWriterPaused_WaitsUntilItIsWhole(string name, string begun, string rest, int events)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, begun);
        Settle(file);
        await LookAsync();
        await File.AppendAllTextAsync(file, rest);
        Settle(file);
        await LookAsync();
        Assert.Equal(events, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task Places_ThatCannotBeWrittenForAWhile_AreTriedAgain()
    {
        var file = Path.Combine(_folder, "a.ndjson");
        await File.WriteAllTextAsync(file, Line(1));
        using var places = Places();
        using var watch = Watch(places);
        Execute("folders.db", "ALTER TABLE place RENAME TO gone");
        await watch.LookAsync(default);
        Execute("folders.db", "ALTER TABLE gone RENAME TO place");
        await watch.LookAsync(default);
        Assert.Equal(0, Stored());
        _house.House.Time.Advance(TimeSpan.FromSeconds(6));
        await watch.LookAsync(default);
        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task PackedFile_ThatWasReadToItsEnd_IsNotUnpackedAgain()
    {
        var file = Path.Combine(_folder, "a.ndjson.gz");
        using (var packed = new System.IO.Compression.GZipStream(File.Create(file), System.IO.Compression.CompressionLevel.Fastest))
            await packed.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Line(1)));
        Settle(file);
        using var places = Places();
        using var watch = Watch(places);
        await watch.LookAsync(default);
        // Who looked into it again would find that its place is gone, and begin anew.
        Execute("folders.db", "UPDATE place SET row = 0, offset = 0");
        await watch.LookAsync(default);
        Assert.Equal(0, places.Of("m", file)!.Value.Place.Row);
        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task Folder_WithParquetOfTheKServeLogger_JoinsItsHalves()
    {
        string[] names = ["id", "reqType", "sourceUri", "occurrenceTime", "inferenceService", "component", "bytes"];
        string[][] rows =
        [
            .. new[] { ("request", """{"instances":[{"dose":1}]}"""), ("response", """{"predictions":[0.5]}""") }
                .Select(half => new[] { "call-1", half.Item1, "http://svc", "2026-03-01T08:00:00Z", "m", "predictor", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(half.Item2)) }),
        ];
        var file = Path.Combine(_folder, "log.parquet");
        DataField<string>[] fields = [.. names.Select(name => new DataField<string>(name))];
        await using (var stream = File.Create(file))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++) await group.WriteAsync(fields[i], rows.Select(row => row[i]).ToArray());
        }

        Settle(file);
        await LookAsync();

        Assert.Equal(1, Stored());
        Assert.Equal(0, _house.Pairs.Waiting);
    }

    [Fact]
    public async Task Folder_OfAModelWithoutAPlan_IsToldOnceAndReadWhenThePlanIsThere()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.ndjson"), Line(1));
        using var places = Places();
        var told = new ToldLines<FolderWatch>();
        using var watch = new FolderWatch(
            [new FolderOptions { Path = _folder, Model = "later" }],
            new FolderReader(_house.Intake(), places, ParquetPieces.Read, _house.Options, _house.House.Time),
            _house.House.Plans,
            _house.House.Time,
            told);
        await watch.LookAsync(default);
        await watch.LookAsync(default);
        var line = Assert.Single(told.Lines);
        Assert.Contains(_folder, line, StringComparison.Ordinal);
        Assert.Contains("waits for a plan of the model later", line, StringComparison.Ordinal);
        var plan = Plan.Replace("model: m", "model: later", StringComparison.Ordinal);
        _house.House.Plans.Put(ModelWatch.Plans.PlanReader.Read(plan).Plan!, plan);
        await watch.LookAsync(default);
        Assert.Equal(1, _house.House.Log.Read("later", 0, 10).Sum(e => e.Events!.Ids.Length));
    }

    [Theory]
    [InlineData("relative/path", "m", null)]
    [InlineData("/tmp/../etc", "m", null)]
    [InlineData("/does/not/exist", "m", null)]
    [InlineData("/tmp", "", null)]
    [InlineData("/tmp", "m", "xlsx")]
    public void Settings_ThatCannotServe_AreToldAtStart(string path, string model, string? format) =>
        Assert.StartsWith("Folders:3:", new FolderOptions { Path = path, Model = model, Format = format }.Fault(3), StringComparison.Ordinal);

    private static string Line(int id) => $$$"""{"id":"{{{id}}}","time":"2026-03-01T08:00:00Z","inputs":{"dose":1},"outputs":{"score":0.5}}{{{"\n"}}}""";

    private int Stored() => _house.House.Log.Read("m", 0, 1000).Sum(e => e.Events!.Ids.Length);

    private static string Rows(params int[] rows) => "time,dose,score\n" + string.Concat(rows.Select(row => $"2026-03-01T08:00:00Z,{row},0.5\n"));

    /// <summary>Makes a file look as if nobody had written to it for long.</summary>
    private void Settle(string file) => File.SetLastWriteTimeUtc(file, _house.House.Time.GetUtcNow().UtcDateTime.AddHours(-1));

    private FolderPlaces Places() => new(Path.Combine(_house.House.Folder, "folders.db"));

    private FolderWatch Watch(FolderPlaces places) => new(
        [new FolderOptions { Path = _folder, Model = "m" }],
        new FolderReader(_house.Intake(), places, ParquetPieces.Read, _house.Options, _house.House.Time),
        _house.House.Plans,
        _house.House.Time,
        NullLogger<FolderWatch>.Instance);

    private void Execute(string database, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_house.House.Folder, database)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task LookAsync()
    {
        using var places = Places();
        using var watch = Watch(places);
        await watch.LookAsync(default);
    }
}
