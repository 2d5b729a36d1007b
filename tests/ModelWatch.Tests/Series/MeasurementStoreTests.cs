using Microsoft.Data.Sqlite;
using ModelWatch.Measures;
using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

public sealed class MeasurementStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly MemoryState _state = new();

    public void Dispose() => _state.Dispose();

    [Fact]
    public void Query_AfterAppend_GivesEveryMemberBack()
    {
        var written = Some.Measurement() with
        {
            Segment = "country=DE",
            Lower = 0.1,
            Upper = 0.4,
            Level = 0.95,
            Error = 0.001,
            N = 1234567890123,
            State = MeasurementState.Breach,
            Unit = "mg",
            Reference = new string('a', 64),
            Plan = new string('b', 64),
            Provisional = true,
        };
        Append(written);
        Assert.Equal(written, Assert.Single(Query().Items));
    }

    [Fact]
    public void Query_AbsentFigure_KeepsItsReason()
    {
        var written = Some.Measurement(value: null) with { Why = "no-reference", State = MeasurementState.Undefined };
        Append(written);
        Assert.Equal(written, Assert.Single(Query().Items));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Append_ValueThatIsNotFinite_IsRecordedAsAbsent(double value)
    {
        Append(Some.Measurement(value: value) with { Upper = double.PositiveInfinity });
        var read = Assert.Single(Query().Items);
        Assert.Null(read.Value);
        Assert.Null(read.Upper);
        Assert.Equal("not-finite", read.Why);
    }

    [Fact]
    public void Append_SameRevisionTwice_IsRefusedAndTheFirstStays()
    {
        Append(Some.Measurement(value: 1));
        Assert.Throws<SqliteException>(() => Append(Some.Measurement(value: 2)));
        Assert.Equal(1, Assert.Single(Query().Items).Value);
    }

    [Fact]
    public void Append_MeasurementWithoutWindow_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => Append(Some.Measurement() with { WindowStart = null }));

    [Fact]
    public void Query_RevisedWindow_GivesTheLatestRevisionOnly()
    {
        Append(Noon, Some.Measurement(value: 1), Some.Measurement(value: 1, measure: "psi"));
        Append(Noon.AddHours(1), Some.Measurement(revision: 1, value: 2));
        var read = Assert.Single(Query().Items);
        Assert.Equal((1, 2d), (read.Revision, read.Value));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 1d)]
    [InlineData(59, 1d)]
    [InlineData(60, 2d)]
    public void Query_AsOf_GivesWhatWasKnownThen(int minutes, double? expected)
    {
        Append(Noon, Some.Measurement(value: 1));
        Append(Noon.AddHours(1), Some.Measurement(revision: 1, value: 2));
        var page = Query(new MeasurementQuery("m") { AsOf = Noon.AddMinutes(minutes) });
        Assert.Equal(expected, page.Items.SingleOrDefault()?.Value);
    }

    [Fact]
    public void Query_From_IsInclusiveAndTo_IsExclusive()
    {
        Append(Some.Measurement(0), Some.Measurement(1), Some.Measurement(2));
        var page = Query(new MeasurementQuery("m") { From = Some.Start.AddHours(1), To = Some.Start.AddHours(2) });
        Assert.Equal(Some.Start.AddHours(1), Assert.Single(page.Items).WindowStart);
    }

    [Fact]
    public void Query_EachFilter_KeepsOnlyItsOwn()
    {
        Append(
            Some.Measurement(),
            Some.Measurement(measure: "psi"),
            Some.Measurement(subject: "output.score"),
            Some.Measurement(segment: "country=DE"),
            Some.Measurement(version: "2"));
        Assert.Equal("psi", Assert.Single(Query(new MeasurementQuery("m") { Measure = "psi" }).Items).Measure);
        Assert.Equal("output.score", Assert.Single(Query(new MeasurementQuery("m") { Subject = "output.score" }).Items).Subject);
        Assert.Equal("country=DE", Assert.Single(Query(new MeasurementQuery("m") { Segment = "country=DE" }).Items).Segment);
        Assert.Equal("2", Assert.Single(Query(new MeasurementQuery("m") { Version = "2" }).Items).Version);
        Assert.Equal(4, Query(new MeasurementQuery("m") { Segment = string.Empty }).Items.Count);
        Assert.Equal(5, Query().Items.Count);
    }

    [Fact]
    public void Query_AnotherModel_SeesNothing()
    {
        Append(Some.Measurement());
        Assert.Empty(Query(new MeasurementQuery("other")).Items);
    }

    [Fact]
    public void Query_PageByPage_GivesEachOnceInOrder()
    {
        var all = from hour in Enumerable.Range(0, 3)
                  from version in new[] { "1", "10", "2" }
                  from segment in new[] { null, "country=DE", "country=FR" }
                  from subject in new[] { "input.a", "input.b" }
                  from measure in new[] { "ks", "psi" }
                  select Some.Measurement(hour, 0, 1, measure, subject, segment, version);
        var ordered = all.ToList();
        Append([.. ordered.AsEnumerable().Reverse()]);
        Assert.Equal(ordered, Walk(limit: 7));
        Assert.Equal(ordered, Walk(limit: 1));
        Assert.Equal(ordered, Walk(limit: ordered.Count));
    }

    [Fact]
    public void Query_OfOneMeasureOverManyWindows_SeeksAndNeverSorts()
    {
        Append(Some.Measurement());
        var plan = _state.Read(c => MeasurementPlan.Explain(c));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private List<Measurement> Walk(int limit)
    {
        var seen = new List<Measurement>();
        MeasurementCursor? place = null;
        do
        {
            var page = Query(new MeasurementQuery("m") { Limit = limit, After = place });
            seen.AddRange(page.Items);
            place = page.Next is null ? null : MeasurementCursor.Parse(page.Next.ToText());
        }
        while (place is not null);
        return seen;
    }

    private void Append(params Measurement[] measurements) => Append(Noon, measurements);

    private void Append(DateTimeOffset at, params Measurement[] measurements) =>
        _state.Write(t => MeasurementStore.Append(t, "m", measurements, at));

    private MeasurementPage Query(MeasurementQuery? query = null) =>
        _state.Read(c => MeasurementStore.Query(c, query ?? new MeasurementQuery("m")));
}
