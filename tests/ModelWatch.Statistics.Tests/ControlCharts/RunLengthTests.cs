using CsCheck;
using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

public sealed class RunLengthTests
{
    // A sample of chances of a skewed model, 0.005 to 0.5.
    internal static readonly double[] Chances = [.. Enumerable.Range(0, 200).Select(i => 0.005 + 0.5 * Math.Pow((i + 0.5) / 200, 3))];

    // Siegmund (1985): too long by less than 1.5 % in control, off by less than 4 % at two standard deviations.
    [Theory]
    [InlineData(4, 0, 0, 0.015)]
    [InlineData(4.77, 0, 0, 0.015)]
    [InlineData(5, 0, 0, 0.015)]
    [InlineData(4, 2, -0.04, 0.04)]
    [InlineData(5, 2, -0.04, 0.04)]
    public void Siegmund_IsOffByItsStatedError(double limit, double shift, double least, double most)
    {
        var exact = CusumRunLength.Of(0.5, limit, shift).Value!.Value;
        Assert.InRange(CusumRunLength.Siegmund(0.5, limit, shift).Value!.Value, exact * (1 + least), exact * (1 + most));
    }

    // Lucas and Crosier (1982), k = 0.5 with a head start of h / 2: 149 and 5.29 for h = 4, 430 and 6.35 for h = 5.
    [Theory]
    [InlineData(4, 0, 149, 0.5)]
    [InlineData(4, 1, 5.29, 0.005)]
    [InlineData(5, 0, 430, 0.5)]
    [InlineData(5, 1, 6.35, 0.005)]
    public void HeadStart_OfLucasAndCrosier_Agrees(double limit, double shift, double expected, double digits) =>
        Assert.Equal(expected, CusumRunLength.Of(0.5, limit, shift, limit / 2).Value!.Value, digits);

    [Fact]
    public void Limits_AreTheInverseOfTheRunLengths() => Gen.Select(Gen.Double[20, 5000], Gen.Double[0.2, 1], Gen.Double[0.03, 0.5]).Sample((wanted, k, lambda) =>
    {
        Assert.Equal(wanted, ShewhartRunLength.Of(ShewhartRunLength.Width(wanted).Value!.Value).Value!.Value, 1e-6 * wanted);
        Assert.Equal(wanted, CusumRunLength.Of(k, CusumRunLength.Limit(k, wanted).Value!.Value).Value!.Value, 1e-6 * wanted);
        Assert.Equal(wanted, EwmaRunLength.Of(lambda, EwmaRunLength.Width(lambda, wanted).Value!.Value).Value!.Value, 1e-6 * wanted);
    }, iter: 6);

    [Fact]
    public void Width_OfExactLimits_HasTheWantedLengthOfThatChart()
    {
        var width = EwmaRunLength.Width(0.03, 500, timeVarying: true).Value!.Value;
        Assert.Equal(500, EwmaRunLength.TimeVarying(0.03, width).Value!.Value, 1e-3);
        Assert.True(width > EwmaRunLength.Width(0.03, 500).Value);
        Assert.False(new EwmaChart(0, 1, 0.03, width).IsTimeVarying);
    }

    // Where one side cannot alarm in a lifetime the other decides; lengths lost to rounding are absent, never wrong.
    [Fact]
    public void RunLengths_OfAnyParameters_AreAtLeastOneOrAbsent() => Gen.Select(
        Gen.Double[0, 2], Gen.Double[-2, 1.4], Gen.Double[-10, 10], Gen.Double[0.1, 1], Gen.Double[0.01, 12]).Sample((k, power, shift, lambda, width) =>
    {
        var limit = Math.Pow(10, power);
        foreach (var figure in new[]
        {
            CusumRunLength.Of(k, limit, shift), CusumRunLength.Of(k, limit, shift, limit / 2), CusumRunLength.AfterQuiet(k, limit, shift),
            EwmaRunLength.Of(lambda, width, shift), EwmaRunLength.AfterQuiet(lambda, width, shift), RunRuleRunLength.Of(RunRule.RunOfNine | RunRule.BeyondThree, shift),
        })
            Assert.True(figure.Value >= 1 || figure.Why == "the run length is beyond 10^12 points", $"{figure}");
        if (Math.Abs(shift) > k + limit + 9)
            Assert.Equal(1, CusumRunLength.Of(k, limit, shift).Value!.Value, 1e-9);
    }, iter: 25);

    [Fact]
    public void Ewma_OfFullWeight_IsShewharts() =>
        Assert.Equal(ShewhartRunLength.Of(3, 1).Value!.Value, EwmaRunLength.Of(1, 3, 1).Value!.Value, 1e-8);

    [Fact]
    public void Ewma_OfExactLimits_IsQuickerAndAlarmsSooner()
    {
        Assert.True(EwmaRunLength.TimeVarying(0.1, 2.7, 1).Value < EwmaRunLength.Of(0.1, 2.7, 1).Value - 1);
        Assert.True(EwmaRunLength.TimeVarying(0.1, 2.7).Value < EwmaRunLength.Of(0.1, 2.7).Value);
        Assert.Equal(ShewhartRunLength.Of(3, 1).Value!.Value, EwmaRunLength.TimeVarying(1, 3, 1).Value!.Value, 1e-8);
    }

    [Fact]
    public void RunLengths_FallWithTheShiftAndGrowWithTheLimit() => Gen.Select(Gen.Double[0, 2], Gen.Double[0.01, 1], Gen.Double[1, 5], Gen.Double[0.1, 1]).Sample((shift, more, limit, wider) =>
    {
        foreach (var length in new Func<double, double, Figure>[]
        {
            (h, d) => ShewhartRunLength.Of(h, d), (h, d) => CusumRunLength.Of(0.5, h, d), (h, d) => EwmaRunLength.Of(0.2, h, d),
        })
        {
            Assert.True(length(limit, shift).Value > length(limit, shift + more).Value);
            Assert.True(length(limit, shift).Value < length(limit + wider, shift).Value);
            Assert.True(length(limit, shift).Value >= 1);
        }
    }, iter: 25);

    // numpy 1.24.2, a dense chain solved by itself: reference 1/14 and 13/14 of a step, limits 56, 40.
    [Fact]
    public void LinearSystem_OfABernoulliChain_IsNumpys()
    {
        Assert.Equal(1195.635403096694, Chain(1, 14, 56, 0.05), 1e-7);
        Assert.Equal(108.46168587765075, Chain(1, 14, 56, 0.1), 1e-8);
        Assert.Equal(376.49420552194056, Chain(13, 14, 40, 0.9), 1e-8);
    }

    // numpy 1.24.2: g of 1 % to 2 % is 1/69 of an event, 242 steps are the limit 3.5; 3619.08 rows in control, 456.75 after.
    [Fact]
    public void Bernoulli_OfNumpysChain_Agrees()
    {
        var chart = new BernoulliCusum(0.01, 0.02, 3.5);
        Assert.Equal((1, 69, 242), (chart.StepsBack, chart.StepsAnEvent, chart.LimitSteps));
        Assert.Equal(3619.077385355945, BernoulliRunLength.Of(chart, 0.01).Value!.Value, 1e-6);
        Assert.Equal(456.7455624195447, BernoulliRunLength.Of(chart, 0.02).Value!.Value, 1e-7);
        Assert.True(BernoulliRunLength.AfterQuiet(chart, 0.02).Value < 456);
        // Rows without an event, mirrored, are the same chart.
        Assert.Equal(3619.077385355945, BernoulliRunLength.Of(new BernoulliCusum(0.99, 0.98, 3.5), 0.99).Value!.Value, 1e-6);
    }

    [Theory]
    [InlineData(0.01, 0.02, 10_000)]
    [InlineData(0.2, 0.1, 500)]
    [InlineData(0.2, 0.4, 1e8)]
    public void Bernoulli_Limit_IsTheSmallestThatReaches(double inControl, double toFind, double wanted)
    {
        var limit = BernoulliRunLength.Limit(inControl, toFind, wanted).Value!.Value;
        var chart = new BernoulliCusum(inControl, toFind, limit);
        Assert.Equal(limit, chart.Limit, 1e-12);
        Assert.True(BernoulliRunLength.Of(chart, inControl).Value >= wanted);
        var smaller = new BernoulliCusum(inControl, toFind, limit - 1.0 / chart.StepsAnEvent);
        Assert.True(BernoulliRunLength.Of(smaller, inControl).Value < wanted);
    }

    // numpy 1.24.2, the same chain built by itself on 3,200 points.
    [Theory]
    [InlineData(2, 1, 2742.0612677245185)]
    [InlineData(2, 2, 122.13145086688517)]
    [InlineData(0.5, 1, 3361.8750767841384)]
    [InlineData(0.5, 0.5, 188.72075062433424)]
    public void RiskAdjusted_OfNumpysFinerGrid_AgreesWithinItsError(double odds, double trueOdds, double expected) =>
        Assert.Equal(expected, RiskAdjustedRunLength.Of(Chances, odds, 4, trueOdds).Value!.Value, 0.003 * expected);

    [Fact]
    public void RiskAdjusted_Limit_HasTheWantedLength()
    {
        foreach (var odds in new[] { 2, 0.5 })
        {
            var limit = RiskAdjustedRunLength.Limit(Chances, odds, 2000).Value!.Value;
            Assert.Equal(2000, RiskAdjustedRunLength.Of(Chances, odds, limit).Value!.Value, 1);
            Assert.True(RiskAdjustedRunLength.Of(Chances, odds, limit, odds).Value < 400);
        }
    }

    [Fact]
    public void RiskAdjusted_Weights_AreRepetitions()
    {
        double[] p = [0.1, 0.3, 0.05], repeated = [0.1, 0.3, 0.3, 0.3, 0.05];
        Assert.Equal(
            RiskAdjustedRunLength.Of(repeated, 2, 3).Value!.Value, RiskAdjustedRunLength.Of(p, 2, 3, 1, [1, 3, 1]).Value!.Value, 1e-6);
    }

    [Fact]
    public void RunLengths_OfWrongParameters_SayWhy()
    {
        Assert.Equal("a width and a scale are positive, a shift is finite", ShewhartRunLength.Of(0).Why);
        Assert.Equal("an alarm is too rare for a number", ShewhartRunLength.Of(50).Why);
        Assert.Equal("a wanted run length is above 1", ShewhartRunLength.Width(1).Why);
        Assert.Equal("the reference value is 0 or more", CusumRunLength.Of(-1, 4).Why);
        Assert.Equal("the limit lies in (0, 60]", CusumRunLength.OneSided(0.5, 61).Why);
        Assert.Equal("a head start lies between 0 and the limit", CusumRunLength.Of(0.5, 4, 0, 5).Why);
        Assert.Equal("the wanted run length is shorter than that of the smallest limit", CusumRunLength.Limit(3, 1.5).Why);
        Assert.Equal("the shift is finite", CusumRunLength.Siegmund(0.5, 4, double.NaN).Why);
        Assert.Equal("lambda lies in [0.005, 1]", EwmaRunLength.Of(0, 3).Why);
        Assert.Equal("the width lies in (0, 12]", EwmaRunLength.AfterQuiet(0.1, 13, 1).Why);
        Assert.Equal("a wanted run length is above 1 and at most 10^12", EwmaRunLength.Width(0.1, double.NaN).Why);
        Assert.Equal("the run length is beyond 10^12 points", CusumRunLength.AfterQuiet(1, 11, -1).Why);
        Assert.Equal("the run length is beyond 10^12 points", EwmaRunLength.Of(0.05, 10.6).Why);
        var chart = new BernoulliCusum(0.01, 0.02, 3.5);
        Assert.Equal("a rate lies in [0, 1]", BernoulliRunLength.Of(chart, 2).Why);
        Assert.Equal("no row moves the chart towards its limit", BernoulliRunLength.Of(chart, 0).Why);
        Assert.Equal("the chain has more than 20000 states", BernoulliRunLength.Of(new BernoulliCusum(0.01, 0.02, 1000), 0.01).Why);
        Assert.Equal("no chances", RiskAdjustedRunLength.Of([], 2, 4).Why);
        Assert.Equal("a chance lies in [0, 1]", RiskAdjustedRunLength.Of([1.1], 2, 4).Why);
        Assert.Equal("certain chances do not move the chart", RiskAdjustedRunLength.Of([0, 1], 2, 4).Why);
        Assert.Equal("weights are 0 or more, not all 0", RiskAdjustedRunLength.Of([0.1], 2, 4, 1, [0]).Why);
        Assert.Equal("the limit is above 0", RiskAdjustedRunLength.Of([0.1], 2, double.NaN).Why);
        Assert.Equal("odds ratios are above 0, that of the chart not 1", RiskAdjustedRunLength.AfterQuiet([0.1], 1, 3, 2).Why);
    }

    private static double Chain(int back, int whole, int steps, double rate)
    {
        var chain = new LinearSystem(steps, back, whole - back);
        for (var level = 0; level < steps; level++)
        {
            chain.Add(level, Math.Max(0, level - back), 1 - rate);
            if (level + whole - back < steps)
                chain.Add(level, level + whole - back, rate);
        }
        return chain.RunLengths()[0];
    }
}
