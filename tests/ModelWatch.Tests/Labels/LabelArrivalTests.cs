using System.Globalization;
using Dapper;
using ModelWatch.Labels;
using ModelWatch.Tests.Exposition;
using ModelWatch.Windows;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Labels;

public sealed class LabelArrivalTests : IDisposable
{
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);
    private readonly CorridorHouse _house = new(CorridorHouse.Plan.Replace("{kind: binary}", "{kind: binary, maturity: 12h}", StringComparison.Ordinal));

    public void Dispose() => _house.Dispose();

    /// <summary>Delays of 20 min on average, exponential, over 20 hours of 100 predictions; a fifth never gets an outcome. Labels come in disorder, with a restart.</summary>
    [Fact]
    public async Task Close_PlantedDelays_AreLearnedWithinTheInterval()
    {
        await PlantAsync(_house, new Random(20261124), restart: true);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var (median, tail) = (_house.Measurements("label_delay_50")[^1], _house.Measurements("label_delay_90")[^1]);
        Assert.InRange(-20 * 60 * Math.Log(1 - 0.5 / 0.8), median.Lower!.Value, median.Upper!.Value);
        Assert.InRange(median.Upper!.Value - median.Lower!.Value, 60, 360);
        Assert.Equal(("s", "label_delay_50/1", true), (median.Unit, median.Definition, median.N >= 1900));
        Assert.Null(tail.Value);
        Assert.EndsWith("have come within the longest time followed", tail.Why);
        foreach (var (expected, coverage) in _house.Measurements("label_coverage_expected").Zip(_house.Measurements("label_coverage")).Take(18))
        {
            Assert.InRange(expected.Value!.Value, 0.74, 0.86);
            Assert.True(coverage.Upper > expected.Lower, $"{coverage.WindowStart}: {coverage.Value} of {expected.Value}");
        }
    }

    [Fact]
    public async Task Cohorts_OtherOrderBatchesAndRestarts_AreTheSameToTheByte()
    {
        using var other = new CorridorHouse();
        string[] events = [.. Enumerable.Range(0, 60).Select(i => Event(i, $"2026-03-01T0{2 + (i % 3)}:{i:00}:00Z"))];
        string[] labels =
        [
            .. Enumerable.Range(0, 50).Select(i => Label(i, i % 2, $"2026-03-01T05:{i:00}:00Z")),
            .. Enumerable.Range(0, 20).Select(i => Label(i, 1, "2026-03-01T06:00:00Z")),
            .. Enumerable.Range(10, 20).Select(i => Label(i, 0, "2026-03-01T04:30:00Z")),
        ];
        await _house.EventsAsync(events);
        await _house.LabelsAsync(labels);
        foreach (var batch in labels.Reverse().Take(50).Concat(events.Reverse()).Concat(labels.Reverse().Skip(50)).Chunk(7))
        {
            await other.LabelsAsync([.. batch.Where(line => !line.Contains("inputs", StringComparison.Ordinal))]);
            await other.EventsAsync([.. batch.Where(line => line.Contains("inputs", StringComparison.Ordinal))]);
            other.Corridor.Advance(Hourly);
            other.Restart();
        }

        var closed = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed;
        other.Corridor.Close(other.Time.GetUtcNow());

        Assert.Equal(Cohorts(_house), Cohorts(other));
        Assert.Equal(closed.Select(w => w.Digest), other.WindowsOf().Select(w => w.Digest));
        Assert.Equal(3, Cohorts(_house).Count);
    }

    [Fact]
    public async Task Counts_EveryAcceptedLabel_IsInOneOfThem()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 10).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        var receipt = await _house.LabelsAsync(
            Label(0, 1, "2026-03-01T09:00:00Z"), Label(0, 1, "2026-03-01T09:00:00Z"), Label(1, 1, "2026-03-01T09:00:00Z"), Label(1, 0, "2026-03-01T10:00:00Z"),
            Label(2, 1, "2026-03-01T10:00:00Z"), Label(2, 0, "2026-03-01T09:00:00Z"), Label(77, 1, "2026-03-01T09:00:00Z"), Label(78, 1, "2026-03-01T09:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal((7, 1), (receipt.Accepted, receipt.Duplicates));
        Assert.Equal((new LabelCount(3, 1, 1, 0), 2), (Count(), _house.Read(c => WaitingLabels.Count(c, "m"))));

        _house.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        _house.Corridor.Advance(Hourly);

        Assert.Equal((new LabelCount(3, 1, 1, 2), 0), (Count(), _house.Read(c => WaitingLabels.Count(c, "m"))));
    }

    [Fact]
    public async Task Label_KeptAsHistoryOrSaidAgain_DoesNotReviseItsWindow()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 10).Select(i => Event(i, "2026-02-27T08:00:00Z"))]);
        await _house.LabelsAsync(Label(0, 1, "2026-02-27T10:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        await _house.LabelsAsync(Label(0, 0, "2026-02-27T09:00:00Z"), Label(0, 1, "2026-02-27T11:00:00Z"));

        Assert.Empty(_house.Corridor.Close(_house.Time.GetUtcNow()).Revised);
        var cohort = Assert.Single(_house.Read(c => LabelCohortTable.Read(c, "m", DateTimeOffset.MinValue)));
        Assert.Equal((10, 1), (cohort.Rows, cohort.Arrived[DelayCells.Of(TimeSpan.TicksPerHour)!.Value]));
    }

    [Fact]
    public async Task Tidy_OldHours_BecomeDaysThatStillTakeLabels()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 30).Select(i => Event(i, $"2026-02-{20 + (i / 10)}T{i % 10:00}:10:00Z"))]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal([(24L, 10L), (24, 10), (24, 10)], Stored().Select(c => ((c.End - c.Start) / TimeSpan.TicksPerHour, c.Rows)));

        await _house.LabelsAsync(Label(0, 1, "2026-02-25T00:00:00Z"));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal([1L, 0, 0], Stored().Select(c => c.Arrived.Sum()));

        _house.Time.Advance(TimeSpan.FromDays(40));
        _house.Corridor.Advance(Hourly);
        Assert.Empty(Stored());
    }

    [Theory]
    [InlineData("SELECT version, start, end FROM window WHERE model = 'm' AND closed = 1 AND matures <= 5 ORDER BY matures, version LIMIT 32", "window_matures (model=? AND matures<?)")]
    [InlineData(PredictionTable.PagesOfWindow, "prediction_run_window (model=? AND version=? AND start=?)")]
    [InlineData("SELECT data FROM prediction_page WHERE run = 1 AND first <= x'00' ORDER BY first DESC", "prediction_page_first (run=? AND first<?)")]
    [InlineData("SELECT rowid FROM waiting_label WHERE model = 'm' AND received < 5 ORDER BY received LIMIT 9", "waiting_label_received (model=? AND received<?)")]
    [InlineData("SELECT start FROM label_cohort WHERE model = 'm' AND start <= 5 ORDER BY start DESC LIMIT 1", "PRIMARY KEY (model=? AND start<?)")]
    public void Query_OfTheLabels_SeeksInAnIndexAndDoesNotSortRows(string sql, string index)
    {
        var steps = _house.Read(c => c.Query<(long, long, long, string Detail)>("EXPLAIN QUERY PLAN " + sql, new { Model = "m", Version = "1", start = 5 }).Select(s => s.Detail).ToList());

        Assert.Contains(steps, s => s.Contains("SEARCH", StringComparison.Ordinal) && s.EndsWith(index, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, s => s.Contains("SCAN", StringComparison.Ordinal) || s.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Join_TellsTheInstrumentsOnceAfterTheCommit()
    {
        using var exposed = new Exposed();
        using var house = new CorridorHouse(CorridorHouse.Plan.Replace("version: \"1\"", "version: told", StringComparison.Ordinal));
        await house.EventsAsync([.. Enumerable.Range(0, 5).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        await house.LabelsAsync(Label(0, 1, "2026-03-01T08:00:30Z"), Label(1, 1, "2026-03-01T10:00:00Z"), Label(1, 0, "2026-03-01T11:00:00Z"), Label(9, 0, "2026-03-01T11:00:00Z"));
        house.Corridor.Close(house.Time.GetUtcNow());

        Assert.Contains("modelwatch_labels_joined_total{model=\"m\",model_version=\"told\"} 2", await exposed.Lines("modelwatch_labels_joined_total"));
        Assert.Contains("modelwatch_label_delay_seconds_bucket{model=\"m\",model_version=\"told\",le=\"60\"} 1", await exposed.Lines("modelwatch_label_delay_seconds_bucket"));
        Assert.Contains("modelwatch_label_delay_seconds_sum{model=\"m\",model_version=\"told\"} 7230", await exposed.Lines("modelwatch_label_delay_seconds_sum"));
    }

    private static async Task PlantAsync(CorridorHouse house, Random random, bool restart)
    {
        var (events, labels) = (new List<string>(), new List<string>());
        var now = house.Time.GetUtcNow();
        for (var i = 0; i < 2000; i++)
        {
            var made = now.AddHours(-20).AddHours(20 * i / 2000.0);
            events.Add(Event(i, Text(made)));
            var known = made.AddMinutes(-20 * Math.Log(1 - random.NextDouble()));
            if (random.NextDouble() < 0.8 && known <= now)
                labels.Add(Label(i, i % 2, Text(known)));
        }

        var mixed = labels.OrderBy(_ => random.Next()).ToArray();
        await house.LabelsAsync(mixed[..500]);
        await house.EventsAsync([.. events]);
        house.Corridor.Advance(Hourly);
        if (restart)
            house.Restart();
        await house.LabelsAsync(mixed[500..]);
    }

    private LabelCount Count() => _house.Read(c => LabelCount.Read(c, "m"));

    private IReadOnlyList<LabelCohort> Stored() => _house.Read(c => LabelCohortTable.Read(c, "m", DateTimeOffset.MinValue));

    private static List<string> Cohorts(CorridorHouse house) =>
        house.Read(c => c.Query<(long Start, long Rows, byte[] Arrived)>("SELECT start, rows, arrived FROM label_cohort ORDER BY start")
            .Select(r => $"{r.Start} {r.Rows} {Convert.ToHexString(r.Arrived)}").ToList());

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Label(int id, int value, string time) => $$"""{"id":"e{{id}}","label":{{value}},"time":"{{time}}"}""";
}
