using ModelWatch.Labels;

namespace ModelWatch.Tests.Labels;

public sealed class LabelCurveTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(0.999, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 9)]
    [InlineData(86_400, 40)]
    [InlineData(31_622_776, 60)]
    [InlineData(31_622_777, null)]
    public void Cell_OfADelay_IsTheOneThatHoldsIt(double seconds, int? cell) =>
        Assert.Equal(cell, DelayCells.Of((long)(seconds * TimeSpan.TicksPerSecond)));

    [Fact]
    public void Cohort_ThereAndBack_IsTheSame()
    {
        var cohort = new LabelCohort(5, 9) { Rows = 12_345_678_901 };
        (cohort.Arrived[0], cohort.Arrived[60]) = (7, 1L << 40);

        var again = LabelCohort.FromBytes(5, 9, cohort.Rows, cohort.ToBytes());

        Assert.Equal(cohort.Arrived, again.Arrived);
        Assert.Equal((5, 9, 12_345_678_901), (again.Start, again.End, again.Rows));
        Assert.Throws<InvalidDataException>(() => LabelCohort.FromBytes(5, 9, 1, [9]));
    }

    /// <summary>Exponential delays with a mean of six hours and a tenth never labelled, of hourly cohorts that are watched until now.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Curve_PlantedExponentialDelays_LieInTheInterval(int seed)
    {
        var curve = LabelCurve.Of(Planted(seed, mean: 6, never: 0.1, hours: 400, rows: 40), Now);

        foreach (var hours in new[] { 1.0, 3, 6, 12, 24, 72 })
        {
            var share = curve.Share(hours * 3600);
            var half = (share.Upper!.Value - share.Lower!.Value) / 2;
            Assert.InRange(Math.Abs(share.Value!.Value - Truth(hours)), 0, 1.7 * half + share.Error!.Value);
            Assert.InRange(half, 0.001, 0.02);
        }

        var median = curve.Delay(0.5);
        Assert.InRange(-6 * 3600 * Math.Log(1 - 0.5 / 0.9), median.Lower!.Value - median.Error!.Value, median.Upper!.Value + median.Error!.Value);
        Assert.InRange(median.Error!.Value, 0, 0.34 * median.Value!.Value);
        Assert.EndsWith("have come within the longest time followed", curve.Delay(0.95).Why);
    }

    /// <summary>At an end of a cell, where the share is that of exact times. 1,000 sets of 60 cohorts with 30 rows each; seeds 0 to 999.</summary>
    [Fact]
    public void Interval_OfTheShare_HoldsTheTruthAsOftenAsItSays()
    {
        var age = DelayCells.Edges[36];
        var held = Enumerable.Range(0, 1000).Count(seed =>
        {
            var share = LabelCurve.Of(Planted(seed, 6, 0.1, 60, 30), Now).Share(age);
            return Truth(age / 3600) >= share.Lower && Truth(age / 3600) <= share.Upper;
        });

        Assert.InRange(held / 1000.0, 0.93, 0.99);
    }

    [Fact]
    public void Curve_OrderAndSplitOfCohorts_DoNotMatter()
    {
        var cohorts = Planted(7, 6, 0.1, 100, 30);
        var split = cohorts.SelectMany(c => Halves(c)).Reverse().ToList();

        var (whole, parts) = (LabelCurve.Of(cohorts, Now), LabelCurve.Of(split, Now));

        Assert.Equal(whole.Share(7200).Value!.Value, parts.Share(7200).Value!.Value, 12);
        Assert.Equal(whole.Rows, parts.Rows);
    }

    [Fact]
    public void Curve_OutcomesInBatchesByCohort_GetsAWiderInterval()
    {
        var alike = LabelCurve.Of([.. Enumerable.Range(0, 40).Select(i => Cohort(i + 30, 100, (30, 50)))], Now).Share(36_000);
        var batches = LabelCurve.Of([.. Enumerable.Range(0, 40).Select(i => Cohort(i + 30, 100, (30, i % 2 == 0 ? 90 : 10)))], Now).Share(36_000);

        Assert.Equal(alike.Value!.Value, batches.Value!.Value, 12);
        Assert.InRange((batches.Upper - batches.Lower)!.Value / (alike.Upper - alike.Lower)!.Value, 5, 10);
    }

    [Fact]
    public void Curve_BeforeAnythingWasFollowed_SaysWhy()
    {
        var young = LabelCurve.Of([Cohort(0, 1000)], Now);
        var few = LabelCurve.Of([Cohort(5, 99)], Now);

        Assert.Equal("the delay of outcomes is not learned yet: 0 of 100 predictions were followed long enough", young.Share(1).Why);
        Assert.Equal("the delay of outcomes is not learned yet: 99 of 100 predictions were followed long enough", few.Delay(0.5).Why);
        Assert.Equal("no cohort was followed for 40 days yet", LabelCurve.Of([Cohort(5, 200)], Now).Share(40 * 86_400).Why);
    }

    [Fact]
    public void Expected_OfAgesApart_IsTheMeanOfTheirShares()
    {
        var curve = LabelCurve.Of(Planted(4, 6, 0.1, 400, 40), Now);
        var (young, old) = (curve.Share(3600), curve.Share(48 * 3600));

        var expected = curve.Expected([3600, 48 * 3600], [3, 1]);

        Assert.Equal((3 * young.Value!.Value + old.Value!.Value) / 4, expected.Value!.Value, 12);
        Assert.InRange(expected.Value!.Value, expected.Lower!.Value, expected.Upper!.Value);
    }

    private static double Truth(double hours) => 0.9 * (1 - Math.Exp(-hours / 6));

    /// <summary>The cohort of an hour that ended so many hours ago, with so many outcomes in some cells.</summary>
    private static LabelCohort Cohort(int hoursAgo, long rows, params (int Cell, long Count)[] arrived)
    {
        var end = Now.AddHours(-hoursAgo).UtcTicks;
        var cohort = new LabelCohort(end - TimeSpan.TicksPerHour, end) { Rows = rows };
        foreach (var (cell, count) in arrived)
            cohort.Arrived[cell] += count;
        return cohort;
    }

    private static List<LabelCohort> Planted(int seed, double mean, double never, int hours, int rows)
    {
        var random = new Random(seed);
        var cohorts = new List<LabelCohort>();
        for (var hour = 0; hour < hours; hour++)
        {
            var cohort = Cohort(hour, rows);
            for (var i = 0; i < rows; i++)
            {
                var made = cohort.Start + (long)(random.NextDouble() * TimeSpan.TicksPerHour);
                var delay = (long)(-mean * Math.Log(1 - random.NextDouble()) * TimeSpan.TicksPerHour);
                if (random.NextDouble() >= never && made + delay <= Now.UtcTicks && DelayCells.Of(delay) is { } cell)
                    cohort.Arrived[cell]++;
            }

            cohorts.Add(cohort);
        }

        return cohorts;
    }

    private static IEnumerable<LabelCohort> Halves(LabelCohort cohort)
    {
        var (a, b) = (new LabelCohort(cohort.Start, cohort.End), new LabelCohort(cohort.Start, cohort.End));
        (a.Rows, b.Rows) = (cohort.Rows / 2, cohort.Rows - cohort.Rows / 2);
        for (var cell = 0; cell < cohort.Arrived.Length; cell++)
            (a.Arrived[cell], b.Arrived[cell]) = (cohort.Arrived[cell] / 2, cohort.Arrived[cell] - cohort.Arrived[cell] / 2);
        return [a, b];
    }
}
