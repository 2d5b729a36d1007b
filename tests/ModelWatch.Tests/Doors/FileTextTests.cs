using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ModelWatch.Commands.Replaying;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.Folders;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Doors;

/// <summary>Files in a legacy encoding at the doors: refused with what they look like, decoded only by the encoding that the plan names.</summary>
public sealed class FileTextTests : IDisposable
{
    private const string Plan = """
        model: m
        version: "1"
        inputs: {dose: {kind: numeric}, country: {kind: categorical}}
        outputs: {score: {kind: probability}}
        """;

    private const string Rows = "id,time,dose,country,score\nr1,2026-03-01T08:00:00Z,1,Österreich,0.5\nr2,2026-03-01T08:01:00Z,2,Zürich,0.25\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-text-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("ibm850")]
    [InlineData("iso-8859-15")]
    public async Task Replay_OfANamedEncoding_GivesTheDigestOfTheUtf8File(string name)
    {
        using var plain = new DoorHouse(Plan);
        using var named = new DoorHouse(Plan + "\nreference: {encoding: " + name + "}");
        Assert.Equal((0, ""), await ReplayAsync(plain, Encoding.UTF8.GetBytes(Rows)));
        Assert.Equal((0, ""), await ReplayAsync(named, FileEncoding.Named(name)!.GetBytes(Rows)));
        Assert.Equal(Assert.Single(plain.Windows()), Assert.Single(named.Windows()));
    }

    [Theory]
    [InlineData("", "windows-1252", "Line 2: the text is not UTF-8 (byte D6")]
    [InlineData("\nreference: {encoding: windows-1252}", "utf-8", "this one is UTF-8")]
    [InlineData("\nreference: {encoding: utf-16}", "utf-16", "cannot be read piece by piece")]
    public async Task Replay_OfAnotherEncoding_Ends65AndTakesNothing(string more, string written, string said)
    {
        using var house = new DoorHouse(Plan + more);
        var (code, error) = await ReplayAsync(house, FileEncoding.Named(written)!.GetBytes(Rows));
        Assert.Equal(65, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Empty(house.House.Log.Read("m", 0, 10));
    }

    [Fact]
    public async Task Folder_WithALegacyFile_WaitsUntilThePlanNamesItsEncoding()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "rows.csv"), FileEncoding.Named("windows-1252")!.GetBytes(Rows));
        using var house = new DoorHouse(Plan);
        await LookAsync(house);
        Assert.Empty(house.House.Log.Read("m", 0, 10));
        using var named = new DoorHouse(Plan + "\nreference: {encoding: windows-1252}");
        await LookAsync(named);
        Assert.Equal(2, Assert.Single(named.Windows()).Events);
    }

    [Theory]
    [InlineData("native", null, "{\"dose\":1,\"country\":\"\u00D6\"}", true)]
    [InlineData("native", "windows-1252", "{\"dose\":1,\"country\":\"\u00D6\"}", true)]
    [InlineData("csv", "shift_jis", "a\n\u0081\u00FF\n", false)]
    [InlineData("csv", "iso-2022-jp", "a\n1\n", false)]
    [InlineData("csv", "windows-1252", "a\n1\n", true)]
    public void Refusal_OfAPiece_FollowsItsFormat(string format, string? encoding, string latin, bool isTaken) =>
        Assert.Equal(isTaken, FileText.Refusal(format, Encoding.Latin1.GetBytes(latin), encoding) is null);

    [Fact]
    public void Json_ThatIsUtf8_IsNeverDecodedAgain()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"country\":\"Österreich\"}");
        Assert.Equal(bytes, FileText.Utf8Of(bytes, "windows-1252").ToArray());
        Assert.Equal(bytes, FileText.Utf8Of(Encoding.Latin1.GetBytes("{\"country\":\"Österreich\"}"), "windows-1252").ToArray());
    }

    private async Task<(int Code, string Error)> ReplayAsync(DoorHouse house, byte[] bytes)
    {
        var file = Path.Combine(_folder, "rows.csv");
        await File.WriteAllBytesAsync(file, bytes);
        using var handler = new HouseHandler(house);
        using var client = new HttpClient(handler);
        var error = new StringWriter();
        var options = new ReplayOptions("m", "http://localhost:1", [file]) { Again = true };
        return (await ReplayCommand.RunAsync(client, options, TimeProvider.System, isTerminal: false, TextWriter.Null, error, default), error.ToString());
    }

    private async Task LookAsync(DoorHouse house)
    {
        using var places = new FolderPlaces(Path.Combine(house.House.Folder, "folders.db"));
        var reader = new FolderReader(house.Intake(), places, ParquetPieces.Read, house.Options, house.House.Time);
        using var watch = new FolderWatch([new FolderOptions { Path = _folder, Model = "m" }], reader, house.House.Plans, house.House.Time, NullLogger<FolderWatch>.Instance);
        await watch.LookAsync(default);
    }
}
