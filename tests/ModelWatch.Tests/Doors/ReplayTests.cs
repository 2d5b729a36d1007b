using System.Globalization;
using System.IO.Compression;
using ModelWatch.Commands;
using ModelWatch.Commands.Replaying;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.Tests.Doors;

/// <summary><c>replay</c> against a house: all formats come to the same windows, an interrupted one goes on, a changed file is noticed.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Plan = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 10}
        inputs: {dose: {kind: numeric}, country: {kind: categorical}}
        outputs: {score: {kind: probability}}
        """;

    private readonly DoorHouse _house = new(Plan);
    private readonly HouseHandler _handler;
    private readonly HttpClient _client;
    private readonly string _folder = Directory.CreateTempSubdirectory("modelwatch-replay-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public ReplayTests()
    {
        _handler = new HouseHandler(_house);
        _client = new HttpClient(_handler);
    }

    public void Dispose()
    {
        _client.Dispose();
        _house.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EveryFormat_OfTheSameRows_HasTheSameDigest()
    {
        string[] digests = [await DigestOf(Csv), await DigestOf(Ndjson), await DigestOf(Packed), await DigestOf(ParquetFile)];
        Assert.Single(digests.Distinct());
    }

    [Fact]
    public async Task Replay_Again_SendsNothingNewAndGoesOnWithWhatWasAppended()
    {
        var file = await Csv(0, 700);
        Assert.Equal(0, await RunAsync(file));
        Assert.Equal(2, _handler.Seen.Count);
        Assert.Equal(0, await RunAsync(file));
        Assert.Equal(2, _handler.Seen.Count);
        await File.AppendAllTextAsync(file, Row(700));
        Assert.Equal(0, await RunAsync(file));
        Assert.Equal(3, _handler.Seen.Count);
        Assert.Equal(701, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task Replay_Interrupted_GoesOnAtThePlaceAndCountsNothingTwice()
    {
        var file = await Csv(0, 1600);
        _handler.Script.Enqueue(202 + 298);
        Assert.Equal(70, await RunAsync(file));
        Assert.Contains("scripted", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(file));
        Assert.Equal(1600, Assert.Single(_house.Windows()).Events);
        Assert.All(_handler.Seen, s => Assert.StartsWith("id,time", s.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_ToldToStop_SaysHowToGoOnAndGoesOnThere()
    {
        var file = await Csv(0, 1600);
        using var stop = new CancellationTokenSource();
        _handler.Answered = stop.Cancel;
        Assert.Equal(ExitCode.Interrupted, await RunAsync(file, cancellation: stop.Token));
        Assert.Equal("500 records sent; run the same command again to go on.", _error.ToString().TrimEnd());
        Assert.Equal(0, await RunAsync(file));
        Assert.Contains("goes on at record 501", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1600, Assert.Single(_house.Windows()).Events);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task RefusedKey_Ends78AndSaysWhereTheKeyComesFrom(int status)
    {
        _handler.Script.Enqueue(status);
        Assert.Equal(78, await RunAsync(await Csv(0, 5)));
        Assert.Contains("The key comes from MODELWATCH_KEY.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAFileThatWasExchanged_BeginsAnew()
    {
        var file = await Csv(0, 10);
        await RunAsync(file);
        await Csv(100, 20);
        Assert.Equal(0, await RunAsync(file));
        Assert.Contains("has changed", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(30, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task Service_ThatIsBusyOrBreaksOff_IsAskedAgain()
    {
        var file = await Csv(0, 5);
        foreach (var status in new[] { 503, 0, 429 }) _handler.Script.Enqueue(status);
        Assert.Equal(0, await RunAsync(file));
        Assert.Equal(5, Assert.Single(_house.Windows()).Events);
    }

    [Fact]
    public async Task Records_WithoutIds_GetOnesThatARepeatGetsToo()
    {
        var file = Path.Combine(_folder, "plain.csv");
        await File.WriteAllTextAsync(file, "time,dose,country,score\n2026-03-01 08:00,1,DE,0.5\n2026-03-01 08:00,1,DE,0.5\n");
        await RunAsync(file);
        Assert.Equal(0, await RunAsync(file, again: true));
        Assert.Equal(2, Assert.Single(_house.Windows()).Events);
        Assert.Contains("2 records: 0 accepted, 2 duplicates", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,time,dose,country,score\n1,no time,1,DE,0.5\n", 65, "no-time")]
    [InlineData("x,y\n1,2\n", 65, "unreadable")]
    public async Task BadRecords_End65WithTheFirstReasons(string text, int code, string said)
    {
        var file = Path.Combine(_folder, "bad.csv");
        await File.WriteAllTextAsync(file, text);
        Assert.Equal(code, await RunAsync(file));
        Assert.Contains(said, _output.ToString() + _error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_ThatLeadsNowhere_IsAUsageError() => Assert.Equal(64, await RunAsync(Path.Combine(_folder, "nowhere")));

    private Task<int> RunAsync(string path, bool again = false, CancellationToken cancellation = default) =>
        ReplayCommand.RunAsync(_client, new ReplayOptions("m", "http://localhost:1", [path]) { Again = again }, TimeProvider.System, isTerminal: false, _output, _error, cancellation);

    private static async Task<string> DigestOf(Func<ReplayTests, Task<string>> write)
    {
        using var test = new ReplayTests();
        var file = await write(test);
        Assert.True(await test.RunAsync(file) == 0, test._output.ToString() + test._error);
        var window = Assert.Single(test._house.Windows());
        Assert.Equal(1200, window.Events);
        return window.Digest!;
    }

    private static string Row(int i) => string.Create(CultureInfo.InvariantCulture, $"r{i},2026-03-01T08:{i % 60:00}:00Z,{i / 4.0},\"{(i % 3 == 0 ? "D\nE" : "F,R")}\",0.25\n");

    private static Task<string> Csv(ReplayTests test) => test.Csv(0, 1200);

    private async Task<string> Csv(int from, int count)
    {
        var file = Path.Combine(_folder, "rows.csv");
        await File.WriteAllTextAsync(file, "id,time,dose,country,score\n" + string.Concat(Enumerable.Range(from, count).Select(Row)));
        return file;
    }

    private static async Task<string> Ndjson(ReplayTests test)
    {
        var file = Path.Combine(test._folder, "rows.ndjson");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Range(0, 1200).Select(i => string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":"r{{i}}","time":"2026-03-01T08:{{i % 60:00}}:00Z","dose":{{i / 4.0}},"country":"{{(i % 3 == 0 ? "D\\nE" : "F,R")}}","score":0.25}{{"\n"}}"""))));
        return file;
    }

    private static async Task<string> Packed(ReplayTests test)
    {
        var plain = await File.ReadAllBytesAsync(await test.Csv(0, 1200));
        var file = Path.Combine(test._folder, "rows.csv.gz");
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest)) await gzip.WriteAsync(plain);
        return file;
    }

    private static async Task<string> ParquetFile(ReplayTests test)
    {
        var (id, time, dose, country, score) = (new DataField<string>("id"), new DataField<string>("time"), new DataField<double>("dose"), new DataField<string>("country"), new DataField<double>("score"));
        var file = Path.Combine(test._folder, "rows.parquet");
        await using var stream = File.Create(file);
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(id, time, dose, country, score), stream))
        {
            using var group = writer.CreateRowGroup();
            int[] rows = [.. Enumerable.Range(0, 1200)];
            await group.WriteAsync(id, rows.Select(i => "r" + i).ToArray());
            await group.WriteAsync(time, rows.Select(i => $"2026-03-01T08:{i % 60:00}:00Z").ToArray());
            await group.WriteAsync<double>(dose, rows.Select(i => i / 4.0).ToArray());
            await group.WriteAsync(country, rows.Select(i => i % 3 == 0 ? "D\nE" : "F,R").ToArray());
            await group.WriteAsync<double>(score, rows.Select(_ => 0.25).ToArray());
        }

        return file;
    }
}
