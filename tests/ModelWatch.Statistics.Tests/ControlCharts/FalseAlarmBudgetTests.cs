using CsCheck;
using ModelWatch.Statistics.ControlCharts;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.ControlCharts;

public sealed class FalseAlarmBudgetTests
{
    // The page: 200 hourly charts with 3 sigma alarm falsely 13 times a day, 1000 charts 65 times.
    [Theory]
    [InlineData(200, 13, 0.05)]
    [InlineData(1000, 65, 0.5)]
    public void PerDay_OfHourlyCharts_IsThePages(int charts, double expected, double digits)
    {
        var loads = Enumerable.Repeat(new ChartLoad(24), charts).ToArray();
        var lengths = Enumerable.Repeat(ShewhartRunLength.Of(3).Value!.Value, charts).ToArray();
        Assert.Equal(expected, FalseAlarmBudget.PerDay(loads, lengths).Value!.Value, digits);
    }

    [Fact]
    public void Allot_SpendsTheBudget() => Gen.Select(Gen.Double[0.001, 0.5], Gen.Select(Gen.Double[1, 1000], Gen.Double[0.1, 10]).Array[1, 20]).Sample((budget, charts) =>
    {
        ChartLoad[] loads = [.. charts.Select(chart => new ChartLoad(chart.Item1, 1, chart.Item2))];
        var lengths = FalseAlarmBudget.Allot(budget, loads);
        Assert.Equal(budget, FalseAlarmBudget.PerDay(loads, [.. lengths.Select(length => length.Value!.Value)]).Value!.Value, 1e-12);
        // A share twice as large alarms twice as often.
        Assert.Equal(
            loads[0].Share / loads[^1].Share, loads[0].PointsPerDay / lengths[0].Value!.Value / (loads[^1].PointsPerDay / lengths[^1].Value!.Value), 1e-9);
    }, iter: 300);

    // One a week over 200 hourly charts: ARL0 = 24 * 200 * 7 = 33,600 points.
    [Fact]
    public void Promise_OfAWeeklyBudget_IsSolved()
    {
        var load = new ChartLoad(24, 500);
        var length = FalseAlarmBudget.Allot(1.0 / 7, Enumerable.Repeat(load, 200).ToArray())[0];
        Assert.Equal(33_600, length.Value!.Value, 1e-6);
        foreach (var promise in new[] { FalseAlarmBudget.Shewhart(length, load, 1), FalseAlarmBudget.Ewma(length, load, 1), FalseAlarmBudget.Cusum(length, load, 1) })
        {
            Assert.Equal(promise.Points.Value!.Value / 24, promise.Days.Value!.Value, 1e-12);
            Assert.Equal(promise.Points.Value.Value * 500, promise.Predictions.Value!.Value, 1e-9);
        }
        Assert.Equal(33_600, CusumRunLength.Of(0.5, FalseAlarmBudget.Cusum(length, load, 1).Limit.Value!.Value).Value!.Value, 0.1);
        Assert.True(FalseAlarmBudget.Ewma(length, load, 1).Points.Value < FalseAlarmBudget.Shewhart(length, load, 1).Points.Value / 10);
    }

    // Garwood's ends of 7 alarms: 2.8144 and 14.4227.
    [Theory]
    [InlineData(7, 100, 0.15, Verdict.Met)]
    [InlineData(7, 100, 0.1, Verdict.NotAssessable)]
    [InlineData(7, 100, 0.028, Verdict.NotMet)]
    [InlineData(0, 0, 1, Verdict.NotAssessable)]
    public void Against_TheBudget_IsJudgedByGarwood(double alarms, double days, double budget, Verdict expected)
    {
        var (rate, verdict) = FalseAlarmBudget.Against(alarms, days, budget);
        Assert.Equal(expected, verdict);
        Assert.Equal(days > 0, rate.IsPresent);
    }

    [Fact]
    public void Budgets_WithoutWhatTheyNeed_SayWhy()
    {
        Assert.Equal("the budget allows an alarm with every point", FalseAlarmBudget.Allot(30, [new ChartLoad(24)])[0].Why);
        Assert.Equal("a budget, a load and a share are above 0", FalseAlarmBudget.Allot(0, [new ChartLoad(24)])[0].Why);
        Assert.Equal("a budget, a load and a share are above 0", FalseAlarmBudget.Allot(1, [new ChartLoad(24), default])[0].Why);
        Assert.Equal("loads are above 0 and run lengths 1 or more", FalseAlarmBudget.PerDay([new ChartLoad(24)], [0]).Why);
        Assert.Equal(0, FalseAlarmBudget.PerDay([], []).Value);
        Assert.Throws<ArgumentException>(() => FalseAlarmBudget.PerDay([], [1]));
        var promise = FalseAlarmBudget.Cusum(Figure.Absent("no budget"), new ChartLoad(24), 1);
        Assert.All([promise.Limit, promise.Points, promise.Days, promise.Predictions], figure => Assert.Equal("no budget", figure.Why));
    }
}
