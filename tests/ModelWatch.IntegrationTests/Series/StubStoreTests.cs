using ModelWatch.Series;
using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Promise P8: a store that answers nonsense, over a real socket, for both protocols.</summary>
public sealed class StubStoreTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html>Please log in</html>";

    private static readonly Dictionary<string, (StubAnswer Answer, string Influx, string RemoteWrite)> Table = new()
    {
        ["204"] = (StubAnswer.Of(204, ""), "Accepted", "Accepted"),
        ["200"] = (StubAnswer.Of(200, "ok"), "Transient", "Accepted"),
        ["200 page"] = (StubAnswer.Of(200, Page, "text/html"), "Transient", "Transient"),
        ["200 page without type"] = (StubAnswer.Of(200, Page, "text/plain"), "Transient", "Transient"),
        ["redirect"] = (StubAnswer.Of(302, "", header: "Location: http://127.0.0.1:9/\r\n"), "Transient", "Transient"),
        ["400"] = (StubAnswer.Of(400, "{\"error\":\"field type conflict\"}"), "Permanent", "Permanent"),
        ["400 page"] = (StubAnswer.Of(400, Page, "text/html"), "Transient", "Transient"),
        ["400 half body"] = (StubAnswer.Of(400, "{\"err", claimed: 500), "Transient", "Transient"),
        ["401"] = (StubAnswer.Of(401, "no"), "Transient", "Transient"),
        ["404"] = (StubAnswer.Of(404, "no"), "Transient", "Transient"),
        ["413"] = (StubAnswer.Of(413, Page, "text/html"), "TooLarge", "TooLarge"),
        ["422"] = (StubAnswer.Of(422, "no"), "Permanent", "Permanent"),
        ["429"] = (StubAnswer.Of(429, "no", header: "Retry-After: 17\r\n"), "Transient", "Transient"),
        ["500"] = (StubAnswer.Of(500, "no"), "Transient", "Transient"),
        ["503"] = (StubAnswer.Of(503, "no"), "Transient", "Transient"),
        ["hang"] = (StubAnswer.Hang, "Transient", "Transient"),
        ["nothing"] = (StubAnswer.Nothing, "Transient", "Transient"),
        ["nonsense"] = (new StubAnswer("SSH-2.0-OpenSSH_9\r\n"), "Transient", "Transient"),
        ["endless body"] = (StubAnswer.Of(500, new string('x', 2_000_000)), "Transient", "Transient"),
    };

    private readonly HttpClient _http = SeriesRoom.Client();

    public static TheoryData<string> Names => [.. Table.Keys];

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Write_EachAnswer_IsClassedByTheTable(string name)
    {
        var (answer, influx, remoteWrite) = Table[name];
        await using var stub = StubStore.Start(answer);
        var patience = TimeSpan.FromSeconds(answer == StubAnswer.Hang ? 0.3 : 30);
        var one = await Influx(stub.Address, patience).WriteAsync(Points(3), default);
        var other = await RemoteWrite(stub.Address, patience).WriteAsync(Points(3), default);
        Assert.Equal((influx, remoteWrite), (one.Result.ToString(), other.Result.ToString()));
        if (name == "429")
            Assert.Equal(TimeSpan.FromSeconds(17), one.RetryAfter);
        if (answer == StubAnswer.Hang)
            Assert.Equal("no answer within 0.3 s", one.Reason);
        else
            Assert.Equal(["POST /api/v2/write?org=o&bucket=b&precision=ms", "POST /api/v1/write"], stub.Requests);
    }

    [Fact]
    public async Task Lane_AtAStoreThatAnswersNonsense_AsksAtMostOnceASecondAndLosesNothing()
    {
        await using var stub = StubStore.Start(StubAnswer.Nothing);
        using var house = new OutboxHouse(Influx(stub.Address, TimeSpan.FromSeconds(30)));
        house.Enqueue(Points(40));
        var began = house.Clock.GetUtcNow();
        foreach (var name in Table.Where(row => row.Value.Influx == "Transient" && row.Value.Answer != StubAnswer.Hang).Select(row => row.Key))
        {
            stub.Answer = Table[name].Answer;
            var (wait, trouble) = await house.Lane.StepAsync(default);
            Assert.True(trouble is not null && wait >= TimeSpan.FromSeconds(1), $"{name}: {wait} {trouble}");
            house.Clock.Ahead += wait;
        }

        Assert.InRange(stub.Requests.Count, 10, (house.Clock.GetUtcNow() - began).TotalSeconds + 1);
        stub.Answer = StubAnswer.Of(204, "");
        await house.DrainAsync();
        Assert.Empty(house.Dead);
    }

    [Fact]
    public async Task Lane_AtAStoreThatRefusesAll_EndsWithDeadLettersThatHoldItsReason()
    {
        await using var stub = StubStore.Start(StubAnswer.Of(422, "{\"error\":\"no such field\"}"));
        using var house = new OutboxHouse(RemoteWrite(stub.Address, TimeSpan.FromSeconds(30)));
        house.Enqueue(Points(4));
        await house.DrainAsync();
        Assert.Equal(4, house.Dead["refused"]);
        Assert.Equal(["status 422: {\"error\":\"no such field\"}"], house.Reasons);
        Assert.InRange(stub.Requests.Count, 4, 8);
    }

    private InfluxStore Influx(Uri address, TimeSpan patience) =>
        new("influx", new InfluxOptions { Url = address, Org = "o", Bucket = "b", Timeout = patience }, _http, TimeProvider.System);

    private RemoteWriteStore RemoteWrite(Uri address, TimeSpan patience) =>
        new("prometheus", new RemoteWriteOptions { Url = address, Timeout = patience }, _http, TimeProvider.System);

    private static SeriesPoint[] Points(int count) => [.. Enumerable.Range(0, count).Select(i => TimeSeriesConformance.Point(0, "f" + i, i))];
}
