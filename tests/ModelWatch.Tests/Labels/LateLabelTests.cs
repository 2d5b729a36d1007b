using ModelWatch.Measures;
using ModelWatch.Windows;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Labels;

public sealed class LateLabelTests : IDisposable
{
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);
    private static readonly string Maturing = CorridorHouse.Plan.Replace("{kind: binary}", "{kind: binary, maturity: 6h}", StringComparison.Ordinal);
    private readonly CorridorHouse _house = new(Maturing);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Advance_MaturityWithoutNewData_MakesFinalOnce()
    {
        await FortyAt(11);
        await LabelsOf(0, 30, "2026-03-01T11:50:00Z");
        _house.Time.Advance(TimeSpan.FromMinutes(30));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var asProvisional = _house.Time.GetUtcNow();
        Assert.All(Labelled(), m => Assert.True(m.Provisional, m.Measure));
        Assert.All(_house.Measurements("mean"), m => Assert.False(m.Provisional));

        _house.Time.Advance(TimeSpan.FromHours(5) + TimeSpan.FromMinutes(29));
        _house.Corridor.Advance(Hourly);
        Assert.All(Labelled(), m => Assert.True(m.Provisional, m.Measure));

        _house.Time.Advance(TimeSpan.FromMinutes(1));
        _house.Corridor.Advance(Hourly);
        Assert.All(Labelled(), m => Assert.Equal((false, 1), (m.Provisional, m.Revision)));

        _house.Time.Advance(TimeSpan.FromDays(1));
        _house.Corridor.Advance(Hourly);
        Assert.Empty(_house.Corridor.Close(_house.Time.GetUtcNow()).Revised);
        Assert.Equal(1, _house.Measurements("accuracy").Single().Revision);
        Assert.True(_house.Measurements("accuracy", asProvisional).Single().Provisional);
    }

    [Fact]
    public async Task Close_AtTheMaturity_RevisesAndTellsSo()
    {
        await FortyAt(11);
        _house.Time.Advance(TimeSpan.FromHours(1));
        _house.Corridor.Close(_house.Time.GetUtcNow());
        _house.Restart();
        _house.Time.Advance(TimeSpan.FromHours(5));

        var (first, second) = (_house.Corridor.Close(_house.Time.GetUtcNow()), _house.Corridor.Close(_house.Time.GetUtcNow()));

        Assert.Equal(1, first.Revised.Single().Window.Revision);
        Assert.Empty(second.Revised);
    }

    [Fact]
    public async Task Label_AfterTheFigureIsFinal_IsKeptBesideIt()
    {
        await FortyAt(2);
        await LabelsOf(0, 30, "2026-03-01T03:00:00Z");
        _house.Corridor.Close(_house.Time.GetUtcNow());
        var final = _house.Time.GetUtcNow();
        Assert.Equal((0.75, false), (_house.Measurements("label_coverage").Single().Value, _house.Measurements("label_coverage").Single().Provisional));
        _house.Time.Advance(TimeSpan.FromMinutes(1));

        await LabelsOf(30, 10, "2026-03-01T12:00:30Z");
        var revised = _house.Corridor.Close(_house.Time.GetUtcNow()).Revised.Single();

        Assert.Equal((1, 40), (revised.Window.Revision, revised.Labelled));
        Assert.Equal((1.0, false), (_house.Measurements("label_coverage").Single().Value, _house.Measurements("label_coverage").Single().Provisional));
        Assert.Equal(0.75, _house.Measurements("label_coverage", final).Single().Value);
        Assert.Equal(30, _house.Measurements("accuracy", final).Single().N);
    }

    [Fact]
    public async Task Mature_ManyWindows_AreBoundedInEachStepAndEmptyOnesAwaitNothing()
    {
        using var slow = new CorridorHouse(CorridorHouse.Plan.Replace("{kind: binary}", "{kind: binary, maturity: 3d}", StringComparison.Ordinal));
        await slow.EventsAsync([.. Enumerable.Range(0, 40).Where(hour => hour != 7)
            .Select(hour => Event(hour, new DateTimeOffset(2026, 2, 27, 19, 30, 0, TimeSpan.Zero).AddHours(hour).ToString("yyyy-MM-ddTHH:mm:ssZ", null)))]);
        slow.Corridor.Close(slow.Time.GetUtcNow());
        slow.Time.Advance(TimeSpan.FromDays(4));

        slow.Corridor.Advance(Hourly);
        Assert.Equal(32, slow.WindowsOf().Count(w => w.Window.Revision == 1));
        slow.Corridor.Advance(Hourly);

        Assert.Equal(39, slow.WindowsOf().Count(w => w.Window.Revision == 1));
        Assert.Equal((0, 0), (slow.WindowsOf()[7].Events, slow.WindowsOf()[7].Window.Revision));
        Assert.False(slow.Measurements("accuracy")[7].Provisional);
    }

    [Fact]
    public async Task Cohort_BatchesThatMixHours_EachFigureRestsOnItsOwnHour()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 80).Select(i => Event(i, i % 2 == 0 ? "2026-03-01T02:10:00Z" : "2026-03-01T03:10:00Z", country: i % 4 < 2 ? "DE" : "FR", score: 0.9))]);
        await _house.LabelsAsync([.. Enumerable.Range(0, 80).Where(i => i % 2 == 0 || i < 20).Select(i => Label(i, i % 2 == 0 ? 1 : 0, "2026-03-01T04:00:00Z"))]);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        Assert.Equal([(1.0, 40L), (0.25, 40L)], _house.Measurements("label_coverage").Select(m => (m.Value!.Value, m.N)));
        Assert.Equal([(1.0, 40L), (0.0, 10L)], _house.Measurements("accuracy").Select(m => (m.Value!.Value, m.N)));
        Assert.Equal([(1.0, 20L), (0.25, 20L)], _house.Measurements("label_coverage", segment: "country=FR").Select(m => (m.Value!.Value, m.N)));
        foreach (var window in _house.WindowsOf())
            Assert.Equal(window.Events, _house.Read(c => PredictionTable.Labelled(c, Key(window)).Count + PredictionTable.Awaiting(c, Key(window)).Count));
    }

    [Fact]
    public async Task Coverage_OfWeightedRows_CountsTheirWeightAndWidensTheInterval()
    {
        string Weighted(int id, int weight) => Event(id, "2026-03-01T02:00:00Z").Replace("{\"id\"", $"{{\"weight\":{weight},\"id\"", StringComparison.Ordinal);
        await _house.EventsAsync([.. Enumerable.Range(0, 40).Select(i => Weighted(i, i < 10 ? 4 : 1))]);
        await LabelsOf(0, 10, "2026-03-01T03:00:00Z");
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var coverage = _house.Measurements("label_coverage").Single();

        Assert.Equal(40.0 / 70, coverage.Value!.Value, 12);
        var wilson = ModelWatch.Statistics.Inference.Proportion.Wilson(40.0 / 70 * (4900.0 / 190), 4900.0 / 190);
        Assert.Equal((wilson.Lower!.Value, wilson.Upper!.Value), (coverage.Lower!.Value, coverage.Upper!.Value));
    }

    private static WindowKey Key(WindowRecord window) => new("m", window.Version, window.Window.Start, window.Window.End);

    private IEnumerable<Measurement> Labelled() =>
        ((string[])["accuracy", "roc_auc", "brier", "ece", "label_coverage", "label_coverage_expected"]).SelectMany(m => _house.Measurements(m));

    private Task FortyAt(int hour) =>
        _house.EventsAsync([.. Enumerable.Range(0, 40).Select(i => Event(i, $"2026-03-01T{hour:00}:{i:00}:00Z", score: i / 40.0))]);

    private Task LabelsOf(int first, int count, string time) =>
        _house.LabelsAsync([.. Enumerable.Range(first, count).Select(i => Label(i, i % 2, time))]);

    private static string Label(int id, int value, string time) => $$"""{"id":"e{{id}}","label":{{value}},"time":"{{time}}"}""";
}
