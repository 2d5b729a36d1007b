using CsCheck;
using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

public sealed class RunRuleTests
{
    [Theory]
    [InlineData(RunRule.BeyondThree, new[] { 3.1 })]
    [InlineData(RunRule.BeyondThree, new[] { -3.1 })]
    [InlineData(RunRule.TwoOfThree, new[] { 2.1, 0.5, 2.1 })]
    [InlineData(RunRule.TwoOfThree, new[] { -2.1, -2.1 })]
    [InlineData(RunRule.FourOfFive, new[] { 1.1, 1.1, -0.5, 1.1, 1.1 })]
    [InlineData(RunRule.FourOfFive, new[] { -1.1, -1.1, -1.1, -1.1 })]
    [InlineData(RunRule.RunOfEight, new[] { 0.1, 0.3, 0.2, 0.5, 0.1, 0.2, 0.3, 0.1 })]
    [InlineData(RunRule.RunOfNine, new[] { -0.1, -0.3, -0.2, -0.5, -0.1, -0.2, -0.3, -0.1, -0.4 })]
    [InlineData(RunRule.TrendOfSix, new[] { -0.2, -0.1, 0, 0.1, 0.2, 0.3 })]
    [InlineData(RunRule.TrendOfSix, new[] { 0.3, 0.2, 0.1, 0, -0.1, -0.2 })]
    [InlineData(RunRule.AlternatingFourteen, new[] { 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2 })]
    [InlineData(RunRule.FifteenWithinOne, new[] { 0.1, -0.2, 0, 0.3, -0.9, 0.8, 0.1, -0.2, 0, 0.3, -0.9, 0.8, -0.1, 0.5, 1 })]
    [InlineData(RunRule.EightOutsideOne, new[] { 1.1, -1.2, 1.3, -1.1, 1.5, -1.2, 1.3, -1.4 })]
    public void Rule_OfItsPattern_FiresWithTheLastPoint(RunRule rule, double[] pattern)
    {
        var state = default(RunRuleState);
        for (var i = 0; i < pattern.Length; i++)
        {
            Assert.False(state.Fired.HasFlag(rule));
            state = RunRules.Step(state, pattern[i]);
        }
        Assert.True(state.Fired.HasFlag(rule));
        // A hole breaks every run.
        Assert.Equal(default, RunRules.Step(state, double.NaN));
    }

    [Theory]
    [InlineData(RunRule.BeyondThree, new[] { 3.0, -3.0 })]
    [InlineData(RunRule.TwoOfThree, new[] { 2.1, -2.1, 0.1, 2.1 })]
    [InlineData(RunRule.FourOfFive, new[] { 1.1, 1.1, 1.1, 0.2, -1.1, 1.1 })]
    [InlineData(RunRule.RunOfEight, new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0.1 })]
    [InlineData(RunRule.TrendOfSix, new[] { 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7 })]
    [InlineData(RunRule.EightOutsideOne, new[] { 1.1, -1.2, 1.3, -1.1, 1.5, -1.2, 1.3, -1.0 })]
    public void Rule_OfANearMiss_StaysQuiet(RunRule rule, double[] points)
    {
        var state = default(RunRuleState);
        foreach (var z in points)
        {
            state = RunRules.Step(state, z);
            Assert.False(state.Fired.HasFlag(rule));
        }
    }

    // The definition on the whole history, read backwards, against the streaming state.
    [Fact]
    public void Rules_OfAnyPoints_AreTheirDefinition() => Gen.OneOf(Gen.Double[-3.5, 3.5], Gen.Double[0.2, 1.4], Gen.Double[-0.9, 0.9]).Array[1, 60].Sample(points =>
    {
        var state = default(RunRuleState);
        for (var i = 0; i < points.Length; i++)
        {
            state = RunRules.Step(state, points[i]);
            var expected = RunRule.None;
            foreach (var rule in Enum.GetValues<RunRule>().Where(rule => int.PopCount((int)rule) == 1))
                expected |= Holds(rule, points[..(i + 1)]) ? rule : RunRule.None;
            Assert.Equal(expected, state.Fired);
        }
    }, iter: 500);

    private static bool Holds(RunRule rule, double[] past)
    {
        double[] Last(int n) => past.Length < n ? [] : past[^n..];
        bool Some(int n, int of, Func<double, bool> test) => test(past[^1]) && past[^Math.Min(of, past.Length)..].Count(test) >= n;
        bool All(int n, Func<double, bool> test) => past.Length >= n && Last(n).All(test);
        double[] Moves(int n) => [.. Last(n).Skip(1).Zip(Last(n), (now, before) => (double)Math.Sign(now - before))];
        return rule switch
        {
            RunRule.BeyondThree => Math.Abs(past[^1]) > 3,
            RunRule.TwoOfThree => Some(2, 3, z => z > 2) || Some(2, 3, z => z < -2),
            RunRule.FourOfFive => Some(4, 5, z => z > 1) || Some(4, 5, z => z < -1),
            RunRule.RunOfEight => All(8, z => z > 0) || All(8, z => z < 0),
            RunRule.RunOfNine => All(9, z => z > 0) || All(9, z => z < 0),
            RunRule.TrendOfSix => past.Length >= 6 && (Moves(6).All(m => m > 0) || Moves(6).All(m => m < 0)),
            RunRule.AlternatingFourteen => past.Length >= 14 && Moves(14).All(m => m != 0) && Moves(14).Skip(1).Zip(Moves(14), (a, b) => a == -b).All(x => x),
            RunRule.FifteenWithinOne => All(15, z => Math.Abs(z) <= 1),
            _ => All(8, z => Math.Abs(z) > 1),
        };
    }

    // Champ and Woodall (1987) print 91.75; the page 91.7, 9.2, about 153 and 216; numpy 1.24.2 on chains of its own: the digits of the last two.
    [Theory]
    [InlineData(RunRule.WesternElectric, 0, 91.75, 0.005)]
    [InlineData(RunRule.WesternElectric, 1, 9.22, 0.005)]
    [InlineData(RunRule.BeyondThree | RunRule.RunOfEight, 0, 152.7300653394994, 1e-5)]
    [InlineData(RunRule.BeyondThree | RunRule.RunOfNine, 0, 216.69554380265959, 1e-5)]
    [InlineData(RunRule.RunOfEight, 0, 255, 1e-5)]
    [InlineData(RunRule.BeyondThree, 0, 370.39834735, 1e-5)]
    public void RunLength_OfTheRules_IsTheKnownOne(RunRule rules, double shift, double expected, double digits)
    {
        Assert.Equal(expected, RunRuleRunLength.Of(rules, shift).Value!.Value, digits);
        Assert.Equal(expected, RunRuleRunLength.Of(rules, -shift).Value!.Value, digits);
    }

    [Fact]
    public void RunLength_AfterQuiet_IsShorterThanFromAnEmptyChart()
    {
        Assert.True(RunRuleRunLength.AfterQuiet(RunRule.WesternElectric, 1).Value < RunRuleRunLength.Of(RunRule.WesternElectric, 1).Value);
        // Without memory there is no difference.
        Assert.Equal(
            ShewhartRunLength.Of(3, 1).Value!.Value, RunRuleRunLength.AfterQuiet(RunRule.BeyondThree, 1).Value!.Value, 1e-6);
    }

    [Fact]
    public void RunLength_OfRulesWithoutAChain_SaysWhy()
    {
        Assert.Equal("no rules", RunRuleRunLength.Of(RunRule.None).Why);
        Assert.Equal("trends and alternation depend on more than the zones", RunRuleRunLength.Of(RunRule.Nelson).Why);
        Assert.Equal("the shift is finite", RunRuleRunLength.AfterQuiet(RunRule.RunOfNine, double.NaN).Why);
    }
}
