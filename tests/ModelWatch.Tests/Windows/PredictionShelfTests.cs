using Dapper;
using ModelWatch.Windows;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Windows;

public sealed class PredictionShelfTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Join_OfManySmallRuns_FindsEveryPredictionAndKeepsTheRunsFew()
    {
        for (var batch = 0; batch < 30; batch++)
        {
            await _house.EventsAsync([.. Enumerable.Range(batch * 20, 20).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
            _house.Corridor.Advance(TimeSpan.FromHours(1));
        }

        _house.Restart();
        await _house.LabelsAsync([.. Enumerable.Range(0, 600).Select(i => $$"""{"id":"e{{i}}","label":{{i % 2}},"time":"2026-03-01T09:30:00Z"}""")]);
        var closed = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed.Single();

        Assert.Equal((600, 600), (closed.Events, closed.Labelled));
        Assert.InRange(_house.Read(c => c.ExecuteScalar<long>("SELECT COUNT(*) FROM prediction_run")), 1, 6);
    }

    [Fact]
    public async Task Purge_OldWindow_GoesWithItsOutcomesAndLeavesTheCohorts()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 10).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        await _house.LabelsAsync("""{"id":"e1","label":1,"time":"2026-03-01T09:30:00Z"}""");
        _house.Corridor.Close(_house.Time.GetUtcNow());

        _house.Write(transaction => PredictionTable.Purge(transaction, "m", _house.Time.GetUtcNow(), 10));
        Assert.Equal(10, Count("SELECT SUM(rows) FROM prediction_run"));
        _house.Write(transaction => PredictionTable.Purge(transaction, "m", _house.Time.GetUtcNow().AddSeconds(1), 10));

        Assert.Equal([0L, 0, 0, 10], new[] { "SELECT COUNT(*) FROM prediction_run", "SELECT COUNT(*) FROM prediction_page", "SELECT COUNT(*) FROM prediction_label", "SELECT SUM(rows) FROM label_cohort" }.Select(Count));
    }

    [Fact]
    public async Task HeldBytes_OfAModel_HoldsTheFiltersOfItsPredictions()
    {
        using var few = new CorridorHouse();
        foreach (var (house, count) in new[] { (_house, 5000), (few, 50) })
        {
            // The first step tidies and forgets the filters.
            await house.EventsAsync(Event(1_000_000, "2026-03-01T08:00:00Z"));
            house.Corridor.Advance(TimeSpan.FromHours(1));
            await house.EventsAsync([.. Enumerable.Range(0, count).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
            house.Corridor.Advance(TimeSpan.FromHours(1));
        }

        var more = _house.Corridor.HeldBytes - few.Corridor.HeldBytes;

        // 12 bits a prediction.
        Assert.InRange(more, 4900 * 12 / 8, 3 * 4950 * 12 / 8);
    }

    [Fact]
    public async Task Purge_BehindAShelfThatKnowsTheRuns_CostsNoOtherModelItsPredictions()
    {
        await FoldOneByOne(0, 3);
        _house.Write(transaction => PredictionTable.Purge(transaction, "m", DateTimeOffset.MaxValue, 10));
        _house.Write(transaction =>
        {
            for (var i = 0; i < 3; i++)
            {
                var rows = new PredictionRows();
                rows.Add(new PredictionRow((UInt128)i, "", 0, 1, "", ReadOnlyMemory<byte>.Empty), 0);
                PredictionRun.Write(transaction, "other", "1", 0, rows);
            }

            return 3;
        });

        // With the three that the shelf still knows, the next run of the window makes four: they are joined, and what was joined is deleted by its number.
        await FoldOneByOne(3, 1);
        Assert.Equal(3, Count("SELECT COUNT(*) FROM prediction_page p JOIN prediction_run r USING (run) WHERE r.model = 'other'"));
        Assert.Equal(1, Count("SELECT SUM(rows) FROM prediction_run WHERE model = 'm'"));
    }

    private async Task FoldOneByOne(int first, int events)
    {
        for (var i = first; i < first + events; i++)
        {
            await _house.EventsAsync(Event(i, "2026-03-01T08:00:00Z"));
            _house.Corridor.Advance(TimeSpan.FromHours(1));
        }
    }

    private long Count(string sql) => _house.Read(c => c.ExecuteScalar<long>(sql));
}
