using CsCheck;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Fairness;

public sealed class ParityTests
{
    private static readonly GroupShare[] Groups = [new("a", 60, 100), new("b", 45, 100), new("c", 90, 200), new("d", 3, 5)];

    // The example of Koopman 1984, 36 of 40 against 16 of 80: (2.94, 7.15); the digits by scipy 1.10.1, brentq on the score.
    [Fact]
    public void Ratio_OfThePublishedExample_Agrees()
    {
        var figure = RateRatio.Of(36, 40, 16, 80);
        Assert.Equal(4.5, figure.Value!.Value, 12);
        Assert.Equal(2.9395691922149942, figure.Lower!.Value, 9);
        Assert.Equal(7.152223434866022, figure.Upper!.Value, 9);
    }

    [Fact]
    public void Katz_OfTheExample_IsTheFormula()
    {
        var half = 1.959963984540054 * Math.Sqrt(1.0 / 36 - 1.0 / 40 + 1.0 / 16 - 1.0 / 80);
        Assert.Equal(4.5 * Math.Exp(-half), RateRatio.Katz(36, 40, 16, 80).Lower!.Value, 12);
        Assert.Null(RateRatio.Katz(0, 40, 16, 80).Lower);
    }

    [Fact]
    public void Ratio_TurnedRound_IsTheInverse() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Int[1, 40], Gen.Int[0, 40]).Sample((x, moreX, y, moreY) =>
        {
            Figure figure = RateRatio.Of(x, x + moreX, y, y + moreY), turned = RateRatio.Of(y, y + moreY, x, x + moreX);
            Assert.Equal(figure.Value!.Value, 1 / turned.Value!.Value, 1e-9 * figure.Value.Value);
            Assert.Equal(figure.Lower!.Value, 1 / turned.Upper!.Value, 1e-6 * figure.Lower.Value);
            Assert.True(figure.Lower <= figure.Value * (1 + 1e-9) && figure.Value <= figure.Upper * (1 + 1e-9), $"{figure}");
        }, iter: 2000);

    [Fact]
    public void Largest_OfGroups_NamesThePairAndHoldsItsGap()
    {
        var gap = Parity.Largest(Groups);
        Assert.Equal(("a", "b"), (gap.Group, gap.Against));
        Assert.Equal(0.15, gap.Difference.Value!.Value, 12);
        Assert.Equal(0.75, gap.Ratio.Value!.Value, 12);
        Assert.True(gap.Difference.Lower >= 0 && gap.Difference.Lower < 0.15 && gap.Difference.Upper > 0.15);
        Assert.True(gap.Ratio.Lower < 0.75 && gap.Ratio.Upper <= 1);
        // The pair was chosen after the fact: wider than the interval of a pair named before.
        Assert.True(gap.Difference.Upper > Parity.Difference(Groups[0], Groups[1]).Upper);
    }

    // Thirty rows of weight 1 / rate: weight times trust is 30 less a rounding for many of them.
    [Fact]
    public void Difference_OfThirtyRowsOfAnyWeight_IsPresent() => Assert.All(Enumerable.Range(1, 100), rate =>
    {
        var trials = Enumerable.Repeat(100.0 / rate, 30).Sum();
        GroupShare group = new("a", trials / 2, trials, 30 / trials), other = group with { Group = "b" };
        Assert.Equal(0, Parity.Difference(group, other).Value);
        Assert.False(Parity.Difference(group, other with { Trust = 29 / trials }).IsPresent);
    });

    [Fact]
    public void AgainstOthers_HoldsEachGroupAgainstTheRest()
    {
        var gaps = Parity.AgainstOthers(Groups);
        Assert.Equal(4, gaps.Count);
        Assert.Equal(60 / 100.0 - 138 / 305.0, gaps[0].Difference.Value!.Value, 12);
        Assert.Equal(0.6 / (138 / 305.0), gaps[0].Ratio.Value!.Value, 12);
        Assert.Equal("fewer than 30 rows of d", gaps[3].Difference.Why);
        Assert.Equal("fewer than 30 rows of d", gaps[3].Ratio.Why);
        Assert.Empty(Parity.AgainstOthers([Groups[0]]));
    }

    [Fact]
    public void Gaps_OfEqualWeights_AreThoseOfTheRowsSeen()
    {
        // Weight 10 a row, 100 rows: the value of 1,000 repetitions, the width of 100 rows.
        GroupShare heavy = new("a", 600, 1000, 0.1), heavier = new("b", 450, 1000, 0.1);
        Assert.Equal(Parity.Difference(Groups[0], Groups[1]).Lower!.Value, Parity.Difference(heavy, heavier).Lower!.Value, 12);
        Assert.Equal(Parity.Ratio(Groups[0], Groups[1]).Upper!.Value, Parity.Ratio(heavy, heavier).Upper!.Value, 9);
        Assert.Equal(Parity.Largest([Groups[0], Groups[1]]).Difference.Upper!.Value, Parity.Largest([heavy, heavier]).Difference.Upper!.Value, 12);
    }

    [Fact]
    public void Rates_OfDecisions_AreReadOffTheTable()
    {
        var decisions = new Decisions(2);
        foreach (var (cell, times) in (((int, int), int)[])[((1, 1), 30), ((1, 0), 20), ((0, 1), 10), ((0, 0), 40)])
        {
            for (var i = 0; i < times; i++)
                decisions.Add(cell.Item1, cell.Item2);
        }
        Assert.Equal(0.5, GroupShare.Selected("a", decisions).Share.Value);
        Assert.Equal(0.75, GroupShare.TruePositive("a", decisions).Share.Value);
        Assert.Equal(1.0 / 3, GroupShare.FalsePositive("a", decisions).Share.Value!.Value, 12);
        Assert.Equal(0.7, GroupShare.Right("a", decisions).Share.Value!.Value, 12);
        Assert.Equal("no trials", GroupShare.Selected("a", new Decisions(2)).Share.Why);
    }

    public static TheoryData<string, Figure> Undefined => new()
    {
        { "no rows of a", Parity.Difference(new("a", 0, 0), Groups[0]) },
        { "fewer than 30 rows of d", Parity.Ratio(Groups[0], Groups[3]) },
        { "the share below the line is 0", Parity.Ratio(Groups[0], new("z", 0, 50)) },
        { "no trials", RateRatio.Of(0, 0, 1, 2) },
        { "no trials", RateRatio.Katz(1, 2, 0, 0) },
        { "fewer than two groups with 30 rows", Parity.Largest([Groups[0], Groups[3]]).Difference },
        { "fewer than two groups with 30 rows", Parity.Largest([]).Ratio },
        { "the share below the line is 0", Parity.Largest([new("a", 0, 50), new("b", 0, 50)]).Ratio },
    };

    [Theory]
    [MemberData(nameof(Undefined))]
    public void Gaps_ThatAreUndefined_SayWhy(string why, Figure figure) => Assert.Equal(why, figure.Why);
}
