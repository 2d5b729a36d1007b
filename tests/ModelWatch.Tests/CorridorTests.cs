using System.Globalization;
using ModelWatch.Measures;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests;

public sealed class CorridorTests : IDisposable
{
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Close_AcknowledgedEvents_AreAllCountedOnce()
    {
        var receipt = await _house.EventsAsync([.. Enumerable.Range(0, 30).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z"))]);
        var again = await _house.EventsAsync([.. Enumerable.Range(0, 30).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z"))]);

        var closed = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed.Single();

        Assert.Equal((30, 0, 0, 30), (receipt.Accepted, receipt.Duplicates, again.Accepted, again.Duplicates));
        Assert.Equal((30, "closed", 0), (closed.Events, closed.State, closed.Window.Revision));
        Assert.Equal(0.5, _house.Measurements("duplicate_ratio").Single().Value);
    }

    [Fact]
    public async Task Close_Repeated_ChangesNothing()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T08:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var again = _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Empty(again.Closed);
        Assert.Empty(again.Revised);
    }

    [Fact]
    public async Task Close_LaterThanNow_LeavesTheRunningWindowOpen()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T11:30:00Z"), Event(2, "2026-03-01T12:00:00Z"));

        var closed = _house.Corridor.Close(_house.Time.GetUtcNow().AddYears(1)).Closed;

        Assert.Equal(11, closed.Single().Window.Start.Hour);
        Assert.Equal(["closed", "open"], _house.WindowsOf().Select(w => w.State));
    }

    [Fact]
    public async Task Advance_WatermarkPastEndAndLateness_Closes()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T08:30:00Z"), Event(2, "2026-03-01T09:04:00Z"), Event(3, "2026-03-01T09:04:00Z"), Event(4, "2026-03-01T09:04:00Z"));
        _house.Corridor.Advance(Hourly);
        Assert.All(_house.WindowsOf(), w => Assert.Equal("open", w.State));

        await _house.EventsAsync(Event(5, "2026-03-01T09:05:00Z"), Event(6, "2026-03-01T09:05:00Z"), Event(7, "2026-03-01T09:05:00Z"));
        _house.Corridor.Advance(Hourly);

        Assert.Equal(["closed", "open"], _house.WindowsOf().Select(w => w.State));
    }

    [Fact]
    public async Task Advance_SilentModel_ClosesByTheClock()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T11:58:00Z"));
        _house.Time.Advance(TimeSpan.FromMinutes(4));
        _house.Corridor.Advance(Hourly);
        Assert.Equal("open", _house.WindowsOf().Single().State);

        _house.Time.Advance(TimeSpan.FromMinutes(2));
        _house.Corridor.Advance(Hourly);

        Assert.Equal("closed", _house.WindowsOf().Single().State);
    }

    [Fact]
    public async Task Close_LateEvent_RevisesAndKeepsTheFirstAnswer()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T08:00:00Z", dose: 10));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var then = _house.Time.GetUtcNow();
        _house.Time.Advance(TimeSpan.FromMinutes(1));

        await _house.EventsAsync(Event(2, "2026-03-01T08:10:00Z", dose: 30));
        var revised = _house.Corridor.Close(_house.Time.GetUtcNow()).Revised.Single();

        Assert.Equal((1, 2, 1), (revised.Window.Revision, revised.Events, revised.Late));
        Assert.Equal(2, _house.Measurements("event_count").Single().Value);
        Assert.Equal(1, _house.Measurements("event_count", then).Single().Value);
    }

    [Fact]
    public async Task Fold_EventBeyondTheHorizon_EntersNoWindow()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 3).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);

        await _house.EventsAsync(Event(9, "2026-02-27T08:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal(3, _house.WindowsOf().Single().Events);
    }

    [Fact]
    public async Task Close_GapBetweenWindows_ExistsAndIsInsufficient()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T06:00:00Z"), Event(2, "2026-03-01T09:00:00Z"));

        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal([1, 0, 0, 1], _house.WindowsOf().Select(w => w.Events));
        Assert.Equal(0, _house.Measurements("event_count")[1].Value);
        Assert.All(_house.Measurements("mean").Where(m => m.N == 0), m => Assert.Null(m.Value));
    }

    /// <summary>The simulator's schedule 817: memory knew an open window whose only event sampling had left out, and wrote it over the closed one.</summary>
    [Fact]
    public async Task Close_GapWhoseOnlyEventWasNotSampled_IsRevisedByTheNext()
    {
        using var house = new CorridorHouse(Plan + "\nsampling: {rate: 0.5}");
        var kept = Enumerable.Range(0, 100).ToLookup(i => ModelWatch.Windows.Sample.Keeps(ModelWatch.Journal.Hash128.OfId("e" + i), 0.5));
        var (left, taken) = (kept[false].First(), kept[true].Take(3).ToList());
        await house.EventsAsync(Event(taken[0], "2026-03-01T06:00:00Z"), Event(left, "2026-03-01T07:00:00Z"), Event(taken[1], "2026-03-01T08:00:00Z"));
        house.Corridor.Close(house.Time.GetUtcNow());
        await house.EventsAsync(Event(taken[2], "2026-03-01T07:30:00Z"));

        house.Corridor.Close(house.Time.GetUtcNow());

        Assert.Equal([(1, 0, "closed"), (1, 1, "closed"), (1, 0, "closed")], house.WindowsOf().Select(w => ((int)w.Events, (int)w.Window.Revision, w.State)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Close_LabelsBeforeOrAfterTheirPrediction_Join(bool before)
    {
        string[] events = [.. Enumerable.Range(0, 40).Select(i => Event(i, "2026-03-01T08:00:00Z", score: i / 40.0))];
        string[] labels = [.. Enumerable.Range(0, 40).Select(i => $$"""{"id":"e{{i}}","label":{{i / 20}},"time":"2026-03-01T09:00:00Z"}""")];
        await (before ? _house.LabelsAsync(labels) : _house.EventsAsync(events));
        _house.Corridor.Advance(Hourly);
        await (before ? _house.EventsAsync(events) : _house.LabelsAsync(labels));

        var closed = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed.Single();

        Assert.Equal(40, closed.Labelled);
        Assert.Equal(1, _house.Measurements("roc_auc").Single().Value);
    }

    [Fact]
    public async Task Close_CorrectedLabel_CountsTheNewestOutcome()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 40).Select(i => Event(i, "2026-03-01T08:00:00Z", score: 0.9))]);
        await _house.LabelsAsync([.. Enumerable.Range(0, 40).Select(i => $$"""{"id":"e{{i}}","label":"0","time":"2026-03-01T09:00:00Z"}""")]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal(0, _house.Measurements("accuracy").Single().Value);

        await _house.LabelsAsync([.. Enumerable.Range(0, 10).Select(i => $$"""{"id":"e{{i}}","label":1,"time":"2026-03-01T10:00:00Z"}""")]);
        var revised = _house.Corridor.Close(_house.Time.GetUtcNow()).Revised;

        Assert.Single(revised);
        Assert.Equal(0.25, _house.Measurements("accuracy").Single().Value);
    }

    [Fact]
    public async Task Close_FirstReferenceAfterTheEvents_CountsForOpenWindows()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z", dose: 100 + i))]);
        _house.Corridor.Advance(Hourly);
        _house.Reference("dose,country,score,label,time\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{90 + (i % 40)},DE,0.5,1,2026-02-{1 + (i % 28):00}T00:00:00Z\n"))));

        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal(20, _house.WindowsOf().Single().Events);
        Assert.All(_house.Measurements("ks").Where(m => m.Subject == "input.dose"), m => Assert.InRange(m.Value!.Value, 0.1, 1));
    }

    [Fact]
    public async Task Close_WithoutReference_LeavesDriftUndefinedWithAReason()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.All(_house.Measurements("ks"), m => Assert.Equal((null, MeasurementState.Undefined, "no-reference"), (m.Value, m.State, m.Why)));
    }

    [Fact]
    public async Task Digest_OtherOrderBatchesAndARestart_IsTheSame()
    {
        string[] events = [.. Enumerable.Range(0, 60).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z", Math.Sin(i) * 1e3, i % 3 == 0 ? "FR" : "DE", (i % 10) / 10.0))];
        string[] labels = [.. Enumerable.Range(0, 60).Select(i => $$"""{"id":"e{{i}}","label":{{i % 2}},"time":"2026-03-01T09:00:00Z"}""")];
        await _house.EventsAsync(events);
        await _house.LabelsAsync(labels);
        var digest = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed.Single().Digest;

        using var other = new CorridorHouse();
        await other.LabelsAsync([.. labels.Reverse()]);
        foreach (var batch in events.OrderBy(e => e.Length).ThenByDescending(e => e, StringComparer.Ordinal).Chunk(7))
        {
            await other.EventsAsync(batch);
            other.Corridor.Advance(Hourly);
            other.Restart();
        }

        Assert.Equal(digest, other.Corridor.Close(other.Time.GetUtcNow()).Closed.Single().Digest);
    }

    [Fact]
    public async Task Windows_OfASegment_HoldItsRowsOnly()
    {
        await _house.EventsAsync(Event(1, "2026-03-01T08:00:00Z"), Event(2, "2026-03-01T08:00:00Z", country: "FR"), Event(3, "2026-03-01T08:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal((2, "country=DE"), (_house.WindowsOf("country=DE").Single().Events, _house.WindowsOf("country=DE").Single().Segment));
        Assert.Empty(_house.WindowsOf("country=IT"));
    }
}
