using CsCheck;
using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

public sealed class PhaseOneTests
{
    // 1, 3 in turn: mean 2, every moving range 2, r = -(n - 1)/n.
    private static readonly double[] Turns = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : 3.0)];

    [Fact]
    public void Individuals_OfASpan_AreTheMeanAndTheMovingRange()
    {
        var limits = PhaseOne.Individuals(Turns, 3);
        Assert.Equal(2, limits.Centre.Value);
        Assert.Equal(2 / 1.128, limits.Sigma.Value!.Value, 12);
        // The printed rule: 2.66 times the mean moving range.
        Assert.Equal(2.66 * 2, 3 * limits.Sigma.Value.Value, 0.005);
        Assert.Equal(-0.99, limits.LagOne.Value!.Value, 12);
        Assert.Equal((3, 100), (limits.Version, limits.Points));
        Assert.Equal(
            ["100 points, fewer than 300: estimated limits shorten the run length in control", "lag-1 autocorrelation -0.99: chart residuals or widen the limits"],
            limits.Warnings);
    }

    [Fact]
    public void Individuals_OfIndependentPoints_CarryNoWarning()
    {
        var random = new Random(4);
        double[] span = [.. Enumerable.Range(0, 1000).Select(_ => 10 + 2 * Draw.Normal(random))];
        var limits = PhaseOne.Individuals(span, 1);
        Assert.Empty(limits.Warnings);
        Assert.True(limits.IsUsable);
        // Standard error of MR-bar / 1.128 is about 0.83 sigma / sqrt n.
        Assert.Equal(2, limits.Sigma.Value!.Value, 4 * 0.83 * 2 / Math.Sqrt(1000));
        Assert.Equal(10, limits.Centre.Value!.Value, 4 * 2 / Math.Sqrt(1000));
    }

    [Fact]
    public void Individuals_WithAnExclusion_LeaveOutThePointAndItsRanges()
    {
        double[] span = [.. Turns, 500, 1];
        var limits = PhaseOne.Individuals(span, 1, [new Exclusion(100, "the feed was down")]);
        Assert.Equal(2 / 1.128, limits.Sigma.Value!.Value, 12);
        Assert.Equal(201.0 / 101, limits.Centre.Value!.Value, 12);
        Assert.Equal("the feed was down", limits.Excluded.Single().Reason);
        Assert.True(PhaseOne.Individuals(span, 1).Sigma.Value > 5);
        double[] hole = [.. Turns, double.NaN, 1];
        Assert.Equal(limits.Sigma, PhaseOne.Individuals(hole, 1).Sigma);
    }

    [Fact]
    public void Limits_OfASpanThatCannotGiveThem_SayWhy()
    {
        Assert.Equal("99 points, fewer than 100", PhaseOne.Individuals(Turns.AsSpan(1), 1).Centre.Why);
        Assert.Equal("0 points, fewer than 100", PhaseOne.Individuals([], 1).Sigma.Why);
        Assert.Equal("the points do not vary", PhaseOne.Individuals([.. Enumerable.Repeat(5.0, 100)], 1).Sigma.Why);
        Assert.False(PhaseOne.Individuals([], 1).IsUsable);
        double[] sizes = [.. Enumerable.Repeat(10.0, 20)], none = new double[20];
        Assert.Equal("19 groups, fewer than 20", PhaseOne.Attributes(AttributeKind.Rate, none[1..], sizes[1..], 1).Centre.Why);
        Assert.Equal("all groups have none, or all, of the property", PhaseOne.Attributes(AttributeKind.Rate, none, sizes, 1).Centre.Why);
        Assert.Equal("all groups have none, or all, of the property", PhaseOne.Attributes(AttributeKind.Proportion, sizes, sizes, 1).Centre.Why);
        Assert.Equal("the groups do not vary", PhaseOne.Attributes(AttributeKind.Rate, sizes, sizes, 1).Sigma.Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseOne.Individuals(Turns, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseOne.Individuals(Turns, 1, [new Exclusion(100, "outside")]));
        Assert.Throws<ArgumentException>(() => PhaseOne.Attributes(AttributeKind.Rate, [1], [], 1));
    }

    // Groups of 100 with 8 and 12 in turn: p-bar 0.1, Z = -+ 0.02 / 0.03, every moving range 4/3.
    [Fact]
    public void Attributes_OfLaney_AreSpreadByTheMovingRangeOfZ()
    {
        double[] counts = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 8.0 : 12.0)], sizes = [.. Enumerable.Repeat(100.0, 20)];
        var limits = PhaseOne.Attributes(AttributeKind.Proportion, counts, sizes, 1);
        Assert.Equal(0.1, limits.Centre.Value!.Value, 12);
        Assert.Equal(4.0 / 3 / 1.128, limits.Sigma.Value!.Value, 12);
        Assert.Equal(1, PhaseOne.Attributes(AttributeKind.Proportion, counts, sizes, 1, laney: false).Sigma.Value);
        // u': Z = -+ 0.02 / sqrt(0.1 / 100).
        Assert.Equal(0.04 / Math.Sqrt(0.001) / 1.128, PhaseOne.Attributes(AttributeKind.Rate, counts, sizes, 1).Sigma.Value!.Value, 12);
    }

    // Large groups whose own chance wanders: the p-chart alarms most of the time, Laney's hardly.
    [Fact]
    public void Attributes_OfOverDispersedGroups_NeedLaney()
    {
        var random = new Random(11);
        double[] sizes = [.. Enumerable.Repeat(100_000.0, 400)];
        double[] counts = [.. sizes.Select(n => Math.Round(n * (0.1 + 0.01 * Draw.Normal(random))))];
        var alarms = new int[2];
        foreach (var laney in new[] { false, true })
        {
            var limits = PhaseOne.Attributes(AttributeKind.Proportion, counts[..200], sizes[..200], 1, laney);
            var chart = new AttributeChart(AttributeKind.Proportion, limits.Centre.Value!.Value, limits.Sigma.Value!.Value);
            alarms[laney ? 1 : 0] = Enumerable.Range(200, 200).Count(i => chart.Step(default, counts[i], sizes[i]).Signal != ChartSignal.None);
        }
        Assert.True(alarms[0] > 100);
        Assert.InRange(alarms[1], 0, 4);
    }

    [Fact]
    public void Individuals_OfMovedAndScaledPoints_MoveAndScale() => Gen.Select(Gen.Double[-1, 1].Array[100, 150], Gen.Double[-50, 50], Gen.Double[0.1, 10]).Sample((span, move, scale) =>
    {
        FrozenLimits one = PhaseOne.Individuals(span, 1), two = PhaseOne.Individuals([.. span.Select(x => move + scale * x)], 1);
        Assert.Equal(move + scale * one.Centre.Value!.Value, two.Centre.Value!.Value, 1e-9);
        Assert.Equal(scale * one.Sigma.Value!.Value, two.Sigma.Value!.Value, 1e-9);
    }, iter: 300);
}
