using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ModelWatch.Commands.Replaying;
using ModelWatch.Doors.Folders;

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

    private async Task LookAsync()
    {
        using var places = new FolderPlaces(Path.Combine(_house.House.Folder, "folders.db"));
        var reader = new FolderReader(_house.Intake(), places, ParquetPieces.Read, _house.Options, _house.House.Time);
        using var watch = new FolderWatch([new FolderOptions { Path = _folder, Model = "m" }], reader, _house.House.Plans, _house.House.Time, NullLogger<FolderWatch>.Instance);
        await watch.LookAsync(default);
    }
}
