using Dapper;
using ModelWatch.Tests.Exposition;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Windows;

/// <summary>What breaks one window or one model stays there, is told, and is over when its cause is.</summary>
public sealed class PoisonTests : IDisposable
{
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Advance_WindowThatCannotBeEvaluated_HoldsNeitherTheFoldNorTheOthers()
    {
        _house.Write("CREATE TRIGGER poison BEFORE INSERT ON window_revision WHEN NEW.start = (SELECT MIN(start) FROM window) BEGIN SELECT RAISE(ABORT, 'poison'); END");
        await _house.EventsAsync([.. Enumerable.Range(0, 9).Select(i => Event(i, $"2026-03-01T{8 + (i / 3):00}:00:00Z"))]);
        _house.Time.Advance(TimeSpan.FromMinutes(10));
        _house.Corridor.Advance(Hourly);

        Assert.Contains("2026-03-01T08:00:00Z", _house.Corridor.Fault, StringComparison.Ordinal);
        Assert.Equal(["open", "closed", "closed"], _house.WindowsOf().Select(w => w.State));

        await _house.EventsAsync(Event(20, "2026-03-01T11:00:00Z"));
        _house.Corridor.Advance(Hourly);
        Assert.Equal(10, _house.WindowsOf().Sum(w => w.Events));

        Assert.Throws<CorridorException>(() => _house.Corridor.Close(_house.Time.GetUtcNow()));
        _house.Write("DROP TRIGGER poison");
        _house.Time.Advance(TimeSpan.FromMinutes(11));
        _house.Corridor.Advance(Hourly);
        Assert.Null(_house.Corridor.Fault);
        Assert.Equal("closed", _house.WindowsOf()[0].State);
    }

    [Fact]
    public async Task Advance_RightAfterAFailure_LeavesTheWindowAlone()
    {
        using var exposed = new Exposed();
        using var house = new CorridorHouse(CorridorHouse.Plan.Replace("version: \"1\"", "version: poisoned", StringComparison.Ordinal));
        house.Write("CREATE TRIGGER poison BEFORE INSERT ON window_revision BEGIN SELECT RAISE(ABORT, 'poison'); END");
        await house.EventsAsync([.. Enumerable.Range(0, 3).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        house.Time.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 5; i++) house.Corridor.Advance(Hourly);

        Assert.EndsWith(" 1", await Failed(exposed), StringComparison.Ordinal);
        house.Time.Advance(TimeSpan.FromSeconds(11));
        house.Corridor.Advance(Hourly);
        Assert.EndsWith(" 2", await Failed(exposed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advance_ReferenceThatIsDamaged_FailsUntilItIsWhole()
    {
        _house.Reference("dose,country,score\n" + string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i},DE,0.5")));
        _house.Write("CREATE TABLE kept AS SELECT digest, content FROM model_references; UPDATE model_references SET content = x'0102'");
        _house.Restart();
        await _house.EventsAsync(Event(1, "2026-03-01T08:00:00Z"));

        Assert.ThrowsAny<Exception>(() => _house.Corridor.Advance(Hourly));
        Assert.ThrowsAny<Exception>(() => _house.Corridor.Advance(Hourly));
        Assert.Empty(_house.WindowsOf());

        _house.Write("UPDATE model_references SET content = (SELECT content FROM kept WHERE kept.digest = model_references.digest)");
        _house.Corridor.Close(_house.Time.GetUtcNow());
        Assert.Equal(1, _house.WindowsOf().Single().Events);
    }

    [Fact]
    public async Task Close_FeaturesThatExplode_IsMeasured()
    {
        var events = Enumerable.Range(0, 400).Select(i => Event(i, "2026-03-01T08:00:00Z", country: i % 2 == 0 ? "c" + i : new string('x', 5000) + i)
            .Replace("\"dose\":100", i % 3 == 0 ? "\"dose\":1e308" : "\"dose\":-1.7e308", StringComparison.Ordinal));
        await _house.EventsAsync([.. events]);

        var closed = _house.Corridor.Close(_house.Time.GetUtcNow()).Closed.Single();

        Assert.Equal(400, closed.Events);
        Assert.Equal(51, _house.WindowsOf("country=other").Count + _house.Read(c => c.ExecuteScalar<long>("SELECT COUNT(*) FROM window_scope WHERE segment LIKE 'country=%' AND segment <> 'country=other'")));
    }

    [Fact]
    public async Task Fold_VersionsWithoutEnd_ShareOneWindowBeyondTheTwentieth()
    {
        await _house.EventsAsync([.. Enumerable.Range(0, 500).Select(i => Event(i, "2026-03-01T08:00:00Z").Replace("{\"id\"", $"{{\"version\":\"v{i:000}\",\"id\"", StringComparison.Ordinal))]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        _house.Restart();
        await _house.EventsAsync(Event(900, "2026-03-01T08:00:00Z").Replace("{\"id\"", "{\"version\":\"v003\",\"id\"", StringComparison.Ordinal), Event(901, "2026-03-01T08:00:00Z").Replace("{\"id\"", "{\"version\":\"v777\",\"id\"", StringComparison.Ordinal));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var windows = _house.WindowsOf();
        Assert.Equal(21, windows.Count);
        Assert.Equal([(2L, "v003"), (481L, "(other)")], windows.Where(w => w.Events > 1).Select(w => (w.Events, w.Version)).Order());
    }

    private static async Task<string> Failed(Exposed exposed) => (await exposed.Lines("modelwatch_evaluations_total"))
        .Single(line => line.Contains("\"poisoned\"", StringComparison.Ordinal) && line.Contains("\"failed\"", StringComparison.Ordinal));
}
