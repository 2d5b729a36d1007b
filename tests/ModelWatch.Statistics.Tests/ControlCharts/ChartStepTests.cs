using CsCheck;
using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

public sealed class ChartStepTests
{
    [Theory]
    [InlineData(13, ChartSignal.None)]
    [InlineData(16, ChartSignal.None)]
    [InlineData(16.01, ChartSignal.Up)]
    [InlineData(3.99, ChartSignal.Down)]
    [InlineData(4, ChartSignal.None)]
    public void Shewhart_OfAPoint_SignalsBeyondItsLimits(double x, ChartSignal expected)
    {
        var state = new ShewhartChart(10, 2).Step(default, x);
        Assert.Equal(new ChartState(1, x, 4, 16, expected), state);
    }

    // By hand: lambda 0.2 from 10: 10.4, then 0.2 * 8 + 0.8 * 10.4 = 9.92; exact limits 3 * 2 * sqrt(0.2/1.8 (1 - 0.8^2t)).
    [Fact]
    public void Ewma_OfTwoPoints_HasTheExactLimits()
    {
        var chart = new EwmaChart(10, 2, 0.2, 3, timeVarying: true);
        var first = chart.Step(default, 12);
        Assert.Equal(10.4, first.Value!.Value, 12);
        Assert.Equal(10 + 6 * Math.Sqrt(0.2 / 1.8 * 0.36), first.Upper!.Value, 12);
        var second = chart.Step(first, 8);
        Assert.Equal(9.92, second.Value!.Value, 12);
        Assert.Equal(10 - 6 * Math.Sqrt(0.2 / 1.8 * (1 - Math.Pow(0.8, 4))), second.Lower!.Value, 12);
        var asymptotic = new EwmaChart(10, 2, 0.2, 3).Step(default, 12);
        Assert.Equal(12, asymptotic.Upper!.Value, 12);
    }

    // Montgomery's tabular example is this recursion: centre 10, sigma 1, k 0.5.
    [Fact]
    public void Cusum_OfThreePoints_IsTheTabularOne()
    {
        var chart = new CusumChart(10, 1, 0.5, 2);
        var state = chart.Step(chart.Step(chart.Start, 9.45), 7.99);
        Assert.Equal(0, state.Up);
        Assert.Equal(0.05 + 1.51, state.Down, 12);
        Assert.Equal(ChartSignal.None, state.Signal);
        Assert.Equal(ChartSignal.Down, chart.Step(state, 9).Signal);
        Assert.Equal(1, new CusumChart(10, 1, 0.5, 2, 0.5).Start.Up);
    }

    [Fact]
    public void RiskAdjusted_OfOutcomes_AddsTheLogOfTheLikelihoodRatio()
    {
        var chart = new RiskAdjustedCusum(0.7, 0.7);
        var state = chart.Step(default, 0.2, true);
        Assert.Equal(Math.Log(2 / 1.2), state.Up, 12);
        Assert.Equal(0, state.Down);
        state = chart.Step(state, 0.5, false);
        Assert.Equal(Math.Log(2 / 1.2) - Math.Log(1.5), state.Up, 12);
        Assert.Equal(-Math.Log(0.75), state.Down, 12);
        Assert.Equal(ChartSignal.Up, chart.Step(state, 0.01, true).Signal);
        Assert.Equal(state with { Signal = ChartSignal.None }, chart.Step(state, double.NaN, true));
        Assert.Equal(state with { Signal = ChartSignal.None }, chart.Step(state, 1.1, true));
    }

    // An unsurprising certainty moves nothing.
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void RiskAdjusted_OfACertainty_StaysWhereItIs(double chance, bool happened) =>
        Assert.Equal(0, RiskAdjustedCusum.Score(2, chance, happened), 15);

    // g = 0.0723584 from 5 % to 10 %, snapped to 1/14 = 0.0714286 (1.3 % off) or finer until within 1 %.
    [Fact]
    public void Bernoulli_SnapsItsReferenceWithinOnePercent()
    {
        var chart = new BernoulliCusum(0.05, 0.1, 4);
        Assert.Equal(0.07235837684317109, (double)chart.StepsBack / chart.StepsAnEvent, 0.01 * 0.0724);
        Assert.Equal(4, chart.Limit, 1.0 / chart.StepsAnEvent);
        var state = chart.Step(default, true);
        Assert.Equal(chart.StepsAnEvent - chart.StepsBack, state.Level);
        state = chart.Step(state, false);
        Assert.Equal(chart.StepsAnEvent - 2 * chart.StepsBack, state.Level);
        for (var i = 0; i < 5; i++)
            state = chart.Step(state, true);
        Assert.Equal(ChartSignal.Up, state.Signal);
        Assert.False(new BernoulliCusum(0.1, 0.05, 4).CountsEvents);
    }

    [Theory]
    [InlineData(AttributeKind.Proportion, 0.1, 100, 1, 0.01, 0.19)]
    [InlineData(AttributeKind.Proportion, 0.1, 25, 1, 0, 0.28)]
    [InlineData(AttributeKind.Proportion, 0.1, 100, 2, 0, 0.28)]
    [InlineData(AttributeKind.Rate, 4, 9, 1, 2, 6)]
    [InlineData(AttributeKind.Rate, 4, 9, 1.5, 1, 7)]
    public void Attributes_OfAGroup_HaveTheLimitsOfItsSize(AttributeKind kind, double centre, double size, double spread, double lower, double upper)
    {
        var state = new AttributeChart(kind, centre, spread).Step(default, centre * size, size);
        Assert.Equal(lower, state.Lower!.Value, 1e-12);
        Assert.Equal(upper, state.Upper!.Value, 1e-12);
        Assert.Equal(centre, state.Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 4)]
    [InlineData(-1, 4)]
    [InlineData(double.NaN, 4)]
    [InlineData(1, double.PositiveInfinity)]
    public void Attributes_OfNoGroup_TakeNoPoint(double count, double size) =>
        Assert.Equal(default, new AttributeChart(AttributeKind.Proportion, 0.5).Step(default, count, size));

    [Fact]
    public void Charts_OfPointsThatAreNoNumbers_StayWhereTheyAre() => Gen.Double[-9, 9].Array[0, 20].Sample(points =>
    {
        var (shewhart, ewma, cusum) = (new ShewhartChart(0, 1), new EwmaChart(0, 1, 0.2, 2.9), new CusumChart(0, 1, 0.5, 5, 0.5));
        var (a, b, c) = (default(ChartState), default(ChartState), cusum.Start);
        foreach (var x in points)
            (a, b, c) = (shewhart.Step(a, x), ewma.Step(b, x), cusum.Step(c, x));
        foreach (var hole in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Equal(a with { Signal = ChartSignal.None }, shewhart.Step(a, hole));
            Assert.Equal(b with { Signal = ChartSignal.None }, ewma.Step(b, hole));
            Assert.Equal(c with { Signal = ChartSignal.None }, cusum.Step(c, hole));
        }
    }, iter: 300);

    // The upper side of points and the lower side of their mirror image are one.
    [Fact]
    public void Cusum_OfMirroredPoints_IsMirrored() => Gen.Double[-3, 3].Array[1, 40].Sample(points =>
    {
        var chart = new CusumChart(0, 1, 0.5, 3);
        var (state, mirror) = (chart.Start, chart.Start);
        foreach (var x in points)
        {
            (state, mirror) = (chart.Step(state, x), chart.Step(mirror, -x));
            Assert.Equal((state.Up, state.Down), (mirror.Down, mirror.Up));
            // Why the run lengths of the sides combine exactly: with equal limits the other side is at 0 at an alarm.
            if (state.Signal == ChartSignal.Up)
                Assert.True(state.Down < 3);
            Assert.True(state.Up >= 0 && state.Down >= 0);
        }
    }, iter: 500);

    [Fact]
    public void Charts_OfWrongParameters_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShewhartChart(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShewhartChart(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaChart(0, 1, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaChart(0, 1, 1.1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CusumChart(0, 1, -1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CusumChart(0, 1, 1, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RiskAdjustedCusum(4, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BernoulliCusum(0.1, 0.1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AttributeChart(AttributeKind.Proportion, 1));
        Assert.Throws<ArgumentException>(() => new Exclusion(0, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exclusion(-1, "audit"));
    }
}
