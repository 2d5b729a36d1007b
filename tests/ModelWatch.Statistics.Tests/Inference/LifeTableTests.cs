using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class LifeTableTests
{
    private static readonly double[] Edges = [0, 1, 2, 4, 8];

    /// <summary>
    /// statsmodels 0.13.5, SurvfuncRight of 100 rows with 10, 20, 5, 3 events at 1, 2, 4, 8 and 4, 6, 30 rows censored just after 1, 2, 4;
    /// interval: proportion_confint(method="wilson") with S (1 - S) / surv_prob_se^2 rows.
    /// </summary>
    [Theory]
    [InlineData(1, 0.1, 0.05522913706067506, 0.17436566150491345)]
    [InlineData(2, 0.30930232558139537, 0.2259185613913472, 0.407269784044247)]
    [InlineData(4, 0.366860465116279, 0.2765436982424175, 0.46760862186648816)]
    [InlineData(8, 0.4428372093023255, 0.3313626334807223, 0.560383361377447)]
    public void Share_AtTheEndOfACell_EqualsStatsmodels(double age, double share, double lower, double upper)
    {
        var figure = new LifeTable(Edges, [100, 86, 60, 25], [10, 20, 5, 3]).Share(age);

        Assert.Equal(share, figure.Value!.Value, 12);
        Assert.Equal(lower, figure.Lower!.Value, 10);
        Assert.Equal(upper, figure.Upper!.Value, 10);
    }

    [Fact]
    public void Share_InsideACell_IsLinearAndItsErrorHoldsBothEnds()
    {
        var figure = new LifeTable(Edges, [100, 86, 60, 25], [10, 20, 5, 3]).Share(1.25);

        Assert.Equal(0.1 + 0.25 * (0.30930232558139537 - 0.1), figure.Value!.Value, 12);
        Assert.Equal(0.75 * (0.30930232558139537 - 0.1), figure.Error!.Value, 12);
    }

    [Fact]
    public void Share_WithoutCensoring_HasTheWilsonIntervalOfAllRows()
    {
        var figure = new LifeTable([0, 1, 2], [50, 40], [10, 15]).Share(2);
        var wilson = Proportion.Wilson(25, 50);

        Assert.Equal((wilson.Value!.Value, wilson.Lower!.Value, wilson.Upper!.Value), (figure.Value!.Value, figure.Lower!.Value, figure.Upper!.Value), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12 && Math.Abs(a.Item3 - b.Item3) < 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 0.07134759913335874)]
    [InlineData(50, 0.9286524008666412, 1)]
    public void Share_OfNoneOrAll_KeepsAWidth(long events, double lower, double upper)
    {
        var figure = new LifeTable([0, 1], [50], [events]).Share(1);

        Assert.Equal(events / 50.0, figure.Value);
        Assert.Equal(lower, figure.Lower!.Value, 9);
        Assert.Equal(upper, figure.Upper!.Value, 9);
    }

    [Fact]
    public void Inflation_OfFour_HalvesTheEffectiveRowsTwice()
    {
        var figure = new LifeTable([0, 1], [400], [100], inflation: 4).Share(1);
        var wilson = Proportion.Wilson(25, 100);

        Assert.Equal(wilson.Lower!.Value, figure.Lower!.Value, 12);
        Assert.Equal(wilson.Upper!.Value, figure.Upper!.Value, 12);
    }

    [Fact]
    public void Quantile_IsWhereTheShareIsReached()
    {
        var table = new LifeTable([0, 10, 20, 30], [1000, 600, 300], [400, 300, 200]);
        var median = table.Quantile(0.5);

        Assert.Equal(10 + 10 * (0.5 - 0.4) / 0.3, median.Value!.Value, 12);
        Assert.Equal(0.5, table.Share(median.Value!.Value).Value!.Value, 12);
        Assert.Equal(20.0 / 3, median.Error!.Value, 12);
        Assert.InRange(median.Lower!.Value, 11, median.Value!.Value);
        Assert.InRange(median.Upper!.Value, median.Value!.Value, 16);
        Assert.Equal("only 90% have come within the longest time followed", table.Quantile(0.95).Why);
    }

    [Fact]
    public void Table_EndsWhereNobodyIsWatched_AndGoesOnWhereEverybodyHasCome()
    {
        Assert.Equal(1, new LifeTable([0, 1, 2], [10, 0], [5, 0]).End);
        Assert.Equal("no row was followed to that age", new LifeTable([0, 1, 2], [10, 0], [5, 0]).Share(1.5).Why);
        Assert.Equal(1, new LifeTable([0, 1, 2], [10, 0], [10, 0]).Share(2).Value);
        Assert.Equal(LifeTable.Empty, new LifeTable([0, 1], [0], [0]).Share(0.5).Why);
        Assert.Equal(LifeTable.Empty, new LifeTable([0], [], []).Quantile(0.5).Why);
    }

    [Fact]
    public void Share_AnyCounts_RisesAndStaysInsideItsInterval() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 30], Gen.Int[0, 20]).Array[1, 8].Sample(cells =>
        {
            var table = Table(cells.Select(c => (c.Item1, c.Item2, c.Item3)).ToArray());
            double before = 0;
            for (var age = 0.0; age <= table.End; age += 0.25)
            {
                var figure = table.Share(age);
                Assert.InRange(figure.Value!.Value, before - 1e-12, 1);
                Assert.InRange(figure.Value!.Value, figure.Lower!.Value - 1e-12, figure.Upper!.Value + 1e-12);
                before = figure.Value!.Value;
            }
        }, iter: 500);

    [Fact]
    public void Constructor_CountsThatCannotBe_Throws()
    {
        Assert.Throws<ArgumentException>(() => new LifeTable([0, 1], [1, 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => new LifeTable([0, 0], [1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifeTable([0, 1], [1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifeTable([0, 1], [1], [1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifeTable([0, 1], [1], [1]).Quantile(1));
    }

    /// <summary>A cohort of rows that loses events and, at the end of each cell, censored rows.</summary>
    private static LifeTable Table((int Start, int Events, int Censored)[] cells)
    {
        long rows = cells.Sum(c => c.Start);
        var (risk, events) = (new long[cells.Length], new long[cells.Length]);
        for (var j = 0; j < cells.Length; j++)
        {
            (risk[j], events[j]) = (rows, Math.Min(rows, cells[j].Events));
            rows = Math.Max(0, rows - events[j] - cells[j].Censored);
        }

        return new LifeTable([.. Enumerable.Range(0, cells.Length + 1).Select(i => (double)i)], risk, events);
    }
}
