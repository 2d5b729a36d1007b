using Microsoft.Extensions.Time.Testing;
using ModelWatch.Plans;
using ModelWatch.Reports;
using ModelWatch.State;

namespace ModelWatch.Tests.Reports;

public sealed class ReportMakerTests : IDisposable, IPeriodSource
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 3, 0, 0, 0, TimeSpan.Zero));
    private DateTimeOffset _newest = new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly StateDatabase _state;
    private readonly ReportStore _store;
    private readonly ReportMaker _maker;

    public ReportMakerTests()
    {
        _state = new StateDatabase(Path.Combine(_folder, "state.db"), ReportTables.Migrations);
        _store = new ReportStore(_state);
        _maker = new ReportMaker(this, _store, _time);
    }

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Make_SameData_KeepsTheRevision()
    {
        var first = _maker.Make(SomeSnapshot.Plan, _maker.Last(SomeSnapshot.Plan));
        var again = _maker.Make(SomeSnapshot.Plan, _maker.Last(SomeSnapshot.Plan));

        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        Assert.Equal(("MWS-2026-05-tender-price-eu", 1, "2026-05"), (first.Report.Id, first.Report.Revision, first.Report.Period));
    }

    [Fact]
    public void Make_AfterTheCutOff_FreezesAsANewRevision()
    {
        var draft = _maker.Make(SomeSnapshot.Plan, _maker.Last(SomeSnapshot.Plan)).Report;
        _time.Advance(TimeSpan.FromDays(4));
        var frozen = _maker.Make(SomeSnapshot.Plan, _maker.Last(SomeSnapshot.Plan)).Report;

        Assert.Equal((false, true), (draft.Frozen, frozen.Frozen));
        Assert.Equal(2, frozen.Revision);
        Assert.Equal(frozen, Assert.Single(_store.List()));
        Assert.Equal(draft, _store.Find(draft.Id, 1));
    }

    [Fact]
    public void Due_IsThePeriodsPastTheirCutOffWithoutASummary()
    {
        Assert.Equal(["2026-03", "2026-04"], Due());
        _time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(["2026-03", "2026-04", "2026-05"], Due());
        foreach (var span in _maker.Due(SomeSnapshot.Plan)) _maker.Make(SomeSnapshot.Plan, span);
        Assert.Empty(Due());
    }

    [Fact]
    public void Due_APeriodMadeByHandBetween_KeepsTheEarlierOnesDue()
    {
        _maker.Make(SomeSnapshot.Plan, ReportCalendar.Of(SomeSnapshot.Plan).Named("2026-04")!);

        Assert.Equal(["2026-03"], Due());
    }

    [Fact]
    public void Due_ModelThatFellSilent_EndsWithItsLastWindow()
    {
        _time.Advance(TimeSpan.FromDays(400));
        _newest = new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(["2026-03", "2026-04"], Due());
    }

    [Fact]
    public void Part_OfARevision_HasTheBytesOfTheManifest()
    {
        var report = _maker.Make(SomeSnapshot.Plan, _maker.Last(SomeSnapshot.Plan)).Report;

        var manifest = _store.Part(report.Id, report.Revision, "manifest.json")!.Value.Bytes;

        Assert.Equal(report.ManifestSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(manifest)));
        Assert.Equal("text/html; charset=utf-8", _store.Part(report.Id, 1, "report.html")!.Value.Media);
        Assert.Null(_store.Part(report.Id, 1, "../state.db"));
    }

    private IEnumerable<string> Due() => _maker.Due(SomeSnapshot.Plan).Select(span => span.Name);

    (DateTimeOffset First, DateTimeOffset Last)? IPeriodSource.Reach(string model) => (new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), _newest);

    PeriodSnapshot IPeriodSource.Read(MonitoringPlan plan, ReportSpan span) => SomeSnapshot.Of() with { Span = span, AsOf = _time.GetUtcNow() };
}
