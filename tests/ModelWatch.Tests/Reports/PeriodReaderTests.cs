using ModelWatch.Reports;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Reports;

/// <summary>From events through closed windows to the snapshot of a period.</summary>
public sealed class PeriodReaderTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Read_Month_RestsOnAllRowsAndNotOnAveragesOfWindows()
    {
        await Send(hours: 4, rows: 15);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var snapshot = Read("2026-03");

        Assert.Equal((4, 60, 60), (snapshot.Windows.Count, snapshot.Used.Sum(w => w.Events), snapshot.Used.Sum(w => w.Labelled)));
        var auc = snapshot.Measurements.Single(m => m.Measure == "roc_auc" && m.Segment is null);
        Assert.Equal(60, auc.N);
        Assert.Equal(Auc(), auc.Value!.Value, 12);
        Assert.NotEqual(_house.Measurements("roc_auc").Average(m => m.Value!.Value), auc.Value.Value, 6);
        Assert.Equal(60, snapshot.Measurements.Where(m => m.Measure == "event_count" && m.Segment is not null).Sum(m => m.Value));
    }

    [Fact]
    public async Task Read_OtherMonth_HasNoWindow()
    {
        await Send(hours: 1, rows: 15);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var snapshot = Read("2026-02");

        Assert.Empty(snapshot.Windows);
        Assert.Empty(snapshot.Measurements);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), _house.Periods.Reach("m")!.Value.First);
    }

    [Fact]
    public async Task Read_OpenWindows_AreCountedAndNotUsed()
    {
        await Send(hours: 2, rows: 15);
        _house.Corridor.Close(new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero));

        var snapshot = Read("2026-03");

        Assert.Equal([true, false], snapshot.Windows.Select(w => w.Used));
        Assert.Equal(15, snapshot.Measurements.Single(m => m.Measure == "roc_auc" && m.Segment is null).N);
    }

    [Fact]
    public async Task Put_AfterARestart_FindsTheSameContent()
    {
        await Send(hours: 3, rows: 15);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var first = _house.Reports.Put(Read("2026-03"));

        _house.Restart();
        var again = _house.Reports.Put(Read("2026-03"));

        Assert.Equal((true, false), (first.IsNew, again.IsNew));
        Assert.Equal(first.Report.ContentSha256, again.Report.ContentSha256);
    }

    [Fact]
    public async Task Put_LateLabel_IsANewRevision()
    {
        await Send(hours: 1, rows: 15);
        await _house.EventsAsync(Event(999, "2026-03-01T00:59:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var first = _house.Reports.Put(Read("2026-03")).Report;

        await _house.LabelsAsync("""{"id":"e999","label":"1","time":"2026-03-01T10:00:00Z"}""");
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var second = _house.Reports.Put(Read("2026-03")).Report;

        Assert.Equal((1, 2), (first.Revision, second.Revision));
        Assert.NotEqual(first.ContentSha256, second.ContentSha256);
    }

    private PeriodSnapshot Read(string period)
    {
        var plan = _house.Plans.Effective("m")!;
        return _house.Periods.Read(plan, ReportCalendar.Of(plan).Named(period)!);
    }

    /// <summary>Scores and outcomes whose relation differs from hour to hour, so that an average of windows would be another number.</summary>
    private async Task Send(int hours, int rows)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            var ids = Enumerable.Range(hour * rows, rows).ToArray();
            await _house.EventsAsync([.. ids.Select(id => Event(id, $"2026-03-01T{hour:00}:{id % rows:00}:00Z", country: id % 2 == 0 ? "DE" : "FR", score: Score(id)))]);
            await _house.LabelsAsync([.. ids.Select(id => $$"""{"id":"e{{id}}","label":"{{Outcome(id)}}","time":"2026-03-01T0{{hour}}:59:00Z"}""")]);
            _rows.AddRange(ids.Select(id => (Score(id), Outcome(id))));
        }
    }

    private readonly List<(double Score, int Outcome)> _rows = [];

    private static double Score(int id) => ((id * 37 % 101) + (id / 15 * 20)) / 200.0;

    private static int Outcome(int id) => id * 53 % 7 < 3 ? 1 : 0;

    /// <summary>By the definition: pairs in the right order, ties half.</summary>
    private double Auc()
    {
        var positives = _rows.Where(row => row.Outcome == 1).ToArray();
        var negatives = _rows.Where(row => row.Outcome == 0).ToArray();
        var right = positives.Sum(p => negatives.Sum(n => p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0));
        return right / positives.Length / negatives.Length;
    }
}
