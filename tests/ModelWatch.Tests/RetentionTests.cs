using System.Data;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests;

public sealed class RetentionTests : IDisposable
{
    private const string Keeping = Plan + "\nretention: {journal: 1d, evidence: 2d, predictions: 8d, record: 30d}\n";
    private readonly CorridorHouse _house = new(Keeping);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Run_AsTimeGoesOn_TakesOutEachKindAfterItsOwnTime()
    {
        await CloseAWindow();
        (int Days, string[] Left)[] steps =
        [
            (0, ["evidence", "prediction_page", "prediction_label", "label_cohort", "window", "window_scope", "window_source", "series_point"]),
            (3, ["prediction_page", "prediction_label", "label_cohort", "window", "window_scope", "window_source", "series_point"]),
            (9, ["label_cohort", "window", "window_scope", "window_source", "series_point"]),
            (31, ["label_cohort"]),
        ];
        var passed = 0;
        foreach (var (days, left) in steps)
        {
            _house.Time.Advance(TimeSpan.FromDays(days - passed));
            passed = days;
            Run();
            Assert.Equal(left, steps[0].Left.Where(table => Rows(table) > 0));
        }
    }

    [Fact]
    public async Task Run_AfterTheJournalsTime_TrimsWhatWasFoldedAndStillKnowsWhoWasHere()
    {
        var events = await CloseAWindow();
        _house.Time.Advance(TimeSpan.FromDays(2));
        Run();
        _house.Time.Advance(TimeSpan.FromMinutes(11));
        Run();
        Assert.Empty(_house.Log.Read("m", 0, 10));
        Assert.Equal(events.Length, (await _house.EventsAsync(events)).Duplicates);
    }

    [Fact]
    public async Task Run_AfterTheTimeOfPredictions_ForgetsWhichLabelsWereAccepted()
    {
        await CloseAWindow();
        const string Label = """{"id":"e0","label":0,"time":"2026-03-01T09:00:00Z"}""";
        _house.Time.Advance(TimeSpan.FromDays(7));
        Run();
        Assert.Equal(1, (await _house.LabelsAsync(Label)).Duplicates);
        _house.Time.Advance(TimeSpan.FromDays(2));
        Run();
        Assert.Equal(1, (await _house.LabelsAsync(Label)).Accepted);
    }

    [Fact]
    public async Task Run_WithAnOpenWindowThatAwaitsItsFirstReference_KeepsItsEvents()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i, $"2026-03-01T11:{i:00}:00Z", dose: 50 + i))]);
        _house.Corridor.Advance(TimeSpan.FromHours(1));
        _house.Time.Advance(TimeSpan.FromDays(5));
        Run();
        _house.Reference("dose,country,score\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{50 + (i % 20)},DE,0.5\n")));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var figure = Assert.Single(_house.Measurements("ks"), m => m.Subject == "input.dose");
        Assert.Equal(20, figure.N);
    }

    private async Task<string[]> CloseAWindow()
    {
        string[] events = [.. Enumerable.Range(0, 30).Select(i => Event(i, $"2026-03-01T08:{i:00}:00Z"))];
        await _house.EventsAsync(events);
        await _house.LabelsAsync([.. Enumerable.Range(0, 30).Select(i => $$"""{"id":"e{{i}}","label":{{i % 2}},"time":"2026-03-01T09:00:00Z"}""")]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        return events;
    }

    private void Run() => new CorridorRetention(_house.Plans, _house.State, _house.Log, _house.Time, NullLogger<CorridorRetention>.Instance).Run();

    private long Rows(string table) => _house.Read((IDbConnection c) => c.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}"));
}
