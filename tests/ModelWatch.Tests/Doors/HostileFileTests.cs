using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ModelWatch.Commands.Replaying;

namespace ModelWatch.Tests.Doors;

/// <summary>Files that nobody should replay: each ends with a code of the table and a sentence, within its bounds, and nothing is half taken.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}}
        outputs: {score: {kind: probability}}
        """;

    private const string Row = "1,2026-03-01T08:00:00Z,1,0.5";
    private readonly DoorHouse _house = new(Plan);
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-hostile-").FullName;
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _house.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task ZipOfZips_IsNoFileOfRecords()
    {
        var packed = Zip("rows.csv", Encoding.UTF8.GetBytes("id,time,dose,score\n" + Row + "\n"));
        for (var depth = 0; depth < 5; depth++) packed = Zip($"{depth}.zip", packed);
        Assert.Equal(65, await ReplayAsync(Write("a.zip", packed)));
        Assert.Equal(0, Stored());
    }

    [Theory]
    [InlineData(99_996, 0, 1)]
    [InlineData(100_001, 65, 0)]
    public async Task Csv_OfAsManyColumns_IsTakenOrRefusedByItsBound(int more, int code, int stored)
    {
        var header = "id,time,dose,score" + string.Concat(Enumerable.Range(0, more).Select(i => $",c{i}"));
        Assert.Equal(code, await ReplayAsync(Write("wide.csv", Encoding.UTF8.GetBytes($"{header}\n{Row}{new string(',', more)}\n"))));
        Assert.Equal(stored, Stored());
    }

    [Theory]
    [InlineData("id,time,dose,score\n\"")]
    [InlineData("id,time,dose,score\n")]
    [InlineData("{\"dose\":\"")]
    public async Task Line_WithoutEnd_IsRefusedWithinItsLimit(string start)
    {
        var file = Path.Combine(_folder, "endless");
        await using (var stream = File.Create(file))
        {
            stream.Write(Encoding.UTF8.GetBytes(start));
            // A hole on the disk reads as zero bytes without end.
            stream.SetLength(1L << 32);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(65, await ReplayAsync(file));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 200L << 20);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task Gzip_ThatUnpacksWithoutEnd_IsRefusedWithinItsLimit()
    {
        var file = Path.Combine(_folder, "bomb.csv.gz");
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            gzip.Write("id,time,dose,score\n"u8);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) gzip.Write(zeros);
        }

        Assert.Equal(65, await ReplayAsync(file));
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task PipesAndLinks_AreNotFollowedOutOfAFolderAndAPipeIsNoFile()
    {
        var outside = Path.Combine(_house.House.Folder, "secret.csv");
        await File.WriteAllTextAsync(outside, "id,time,dose,score\n" + Row + "\n");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "inner"), _house.House.Folder);
        if (OperatingSystem.IsLinux()) await Process.Start("mkfifo", [Path.Combine(_folder, "pipe.csv")])!.WaitForExitAsync();
        Assert.Equal(0, await ReplayAsync(_folder));
        Assert.Equal(0, Stored());
        if (!OperatingSystem.IsLinux()) return;
        Assert.Equal(64, await ReplayAsync(Path.Combine(_folder, "pipe.csv")));
        Assert.Equal(64, await ReplayAsync("/dev/zero"));
        Assert.Contains("replay reads files", _error.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open())
            entry.Write(content);
        return packed.ToArray();
    }

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    private int Stored() => _house.House.Log.Read("m", 0, 1000).Sum(e => e.Events!.Ids.Length);

    private async Task<int> ReplayAsync(string path)
    {
        using var handler = new HouseHandler(_house);
        using var client = new HttpClient(handler);
        var options = new ReplayOptions("m", "http://localhost:1", [path]) { State = Path.Combine(_house.House.Folder, "places") };
        return await ReplayCommand.RunAsync(client, options, TimeProvider.System, isTerminal: false, TextWriter.Null, _error, new CancellationTokenSource(60_000).Token);
    }
}
