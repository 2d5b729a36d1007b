using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures.Written;

public sealed class QuarantineTests
{
    [Fact]
    public async Task Fold_UnusableValues_AreKeptWholeWithTheirReasonsAndCountLikeOthers()
    {
        using var house = new CorridorHouse();
        await house.EventsAsync(Event(1, "\"12,5\"", "0.5"), Event(2, "3", "1.5"), Event(3, "3", "0.5"), Event(4, "null", "0.5"));
        house.Corridor.Close(house.Time.GetUtcNow());

        var kept = Kept(house);
        Assert.Equal(2, kept.Count);
        Assert.All(kept, k => Assert.Equal(2, k.Events));
        var comma = kept.Single(k => k.Event.GetProperty("id").GetString() == "e1");
        Assert.Equal("not of the declared kind", comma.Reasons["input.dose"]);
        Assert.Equal("12,5", comma.Event.GetProperty("inputs").GetProperty("dose").GetString());
        Assert.Equal("no probability", kept.Single(k => k != comma).Reasons["output.score"]);
        Assert.Equal(4, house.WindowsOf().Single().Events);
    }

    [Fact]
    public async Task Fold_ManyInAnyOrder_KeepsTheSameFiftyAndCountsAll()
    {
        var events = Enumerable.Range(0, 200).Select(i => Event(i, "\"x\"", "0.5")).ToArray();
        var first = await KeptAsync(events, 7);
        var second = await KeptAsync([.. events.Reverse()], 50);
        Assert.Equal(QuarantineTable.MostKept, first.Count);
        Assert.Equal(first.Select(k => k.Key), second.Select(k => k.Key));
        Assert.All(first.Concat(second), k => Assert.Equal(200, k.Events));
        Assert.Equal(first.Select(k => k.Key).Order(StringComparer.Ordinal), first.Select(k => k.Key));
    }

    [Fact]
    public async Task Read_PageByPage_GivesEachOnceAndForgetLeavesNone()
    {
        using var house = new CorridorHouse();
        await house.EventsAsync([.. Enumerable.Range(0, 10).Select(i => Event(i, "\"x\"", "0.5"))]);
        house.Corridor.Close(house.Time.GetUtcNow());
        var all = Kept(house);
        var last = all[3];
        var rest = house.Read(c => QuarantineTable.Read(c, new QuarantineQuery("m", 0, long.MaxValue, null, 100, last.Window.UtcTicks, last.Version, Convert.FromHexString(last.Key))));
        Assert.Equal(all.Skip(4).Select(k => k.Key), rest.Select(k => k.Key));
        Assert.Empty(house.Read(c => QuarantineTable.Read(c, new QuarantineQuery("m", 0, long.MaxValue, "2", 100))));
    }

    private static async Task<IReadOnlyList<QuarantinedEvent>> KeptAsync(string[] events, int batch)
    {
        using var house = new CorridorHouse();
        foreach (var part in events.Chunk(batch))
        {
            await house.EventsAsync(part);
            house.Corridor.Close(DateTimeOffset.UnixEpoch);
        }

        return Kept(house);
    }

    private static IReadOnlyList<QuarantinedEvent> Kept(CorridorHouse house) =>
        house.Read(c => QuarantineTable.Read(c, new QuarantineQuery("m", 0, long.MaxValue, null, 1000)));

    private static string Event(int id, string dose, string score) =>
        $$$"""{"id":"e{{{id}}}","time":"2026-03-01T08:{{{id / 60:00}}}:{{{id % 60:00}}}Z","inputs":{"dose":{{{dose}}},"country":"DE"},"outputs":{"score":{{{score}}}}}""";
}
