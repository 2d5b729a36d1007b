using ModelWatch.Statistics.ControlCharts;
using ModelWatch.Statistics.Tests.Support;
using Xunit.Abstractions;

namespace ModelWatch.Statistics.Tests.ControlCharts;

/// <summary>The charts themselves, run on drawn points, against the run lengths computed for them.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const double Errors = 4;

    [Fact]
    public void Charts_OfDrawnPoints_HaveTheirLength()
    {
        foreach (var run in SimulatedRun.Normal)
        {
            var random = new Random(20261124);
            Near(run.Name, run.Length(0), Draw.RunLength(300, () => run.Points(random, 0)));
            Near(run.Name, run.Length(1), Draw.RunLength(1000, () => run.Points(random, 1)));
        }
    }

    [Fact]
    public void Charts_AfterQuiet_HaveTheirDelay()
    {
        foreach (var run in SimulatedRun.Normal.Where(run => run.AfterQuiet is not null))
        {
            var random = new Random(3);
            Near(run.Name, run.AfterQuiet!(1), Draw.RunLength(1000, () => run.Delay(random, 1, 40)));
        }
    }

    [Fact]
    public void Bernoulli_OfDrawnRows_HasItsLength()
    {
        var chart = new BernoulliCusum(0.05, 0.1, 3);
        foreach (var rate in new[] { 0.05, 0.1 })
        {
            var random = new Random(8);
            Near($"Bernoulli at {rate}", BernoulliRunLength.Of(chart, rate).Value!.Value, Draw.RunLength(600, () => Rows(chart, rate, random)));
        }
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(2, 3, 2)]
    [InlineData(0.5, 3, 1)]
    [InlineData(0.5, 3, 0.5)]
    public void RiskAdjusted_OfDrawnRows_HasItsLength(double odds, double limit, double trueOdds)
    {
        var random = new Random(12);
        var computed = RiskAdjustedRunLength.Of(RunLengthTests.Chances, odds, limit, trueOdds).Value!.Value;
        Near($"risk-adjusted {odds} at {trueOdds}", computed, Draw.RunLength(400, () => Rows(odds, limit, trueOdds, random)));
    }

    /// <summary>Section 5.4: 10^5 points in control a stream, here forty streams, so that the observed length is known to 1 to 2 %.</summary>
    [SlowFact]
    public void Charts_OfFourMillionPoints_KeepTheirPromise()
    {
        foreach (var run in SimulatedRun.Normal)
        {
            var random = new Random(1);
            var length = run.Length(0);
            var control = Draw.RunLength((int)(4_000_000 / length), () => run.Points(random, 0));
            Report(run.Name, 0, length, control);
            Assert.InRange(control.Mean, 0.95 * length, 1.05 * length);
            foreach (var shift in new[] { 0.5, 1, 2 })
            {
                var shifted = Draw.RunLength(20_000, () => run.Points(random, shift));
                Report(run.Name, shift, run.Length(shift), shifted);
                Near(run.Name, run.Length(shift), shifted);
            }
            if (run.AfterQuiet is not { } quiet)
                continue;
            var delay = Draw.RunLength(10_000, () => run.Delay(random, 1, 100));
            Report(run.Name + " after 100 quiet points", 1, quiet(1), delay);
            Near(run.Name, quiet(1), delay);
        }
    }

    /// <summary>The same for charts of outcomes.</summary>
    [SlowFact]
    public void OutcomeCharts_OfMillionsOfRows_KeepTheirPromise()
    {
        var random = new Random(2);
        foreach (var (odds, truth) in new[] { (2, 1), (2, 2), (0.5, 1), (0.5, 0.5) })
        {
            var length = RiskAdjustedRunLength.Of(RunLengthTests.Chances, odds, 4, truth).Value!.Value;
            var drawn = Draw.RunLength(4000, () => Rows(odds, 4, truth, random));
            Report($"risk-adjusted {odds}", truth, length, drawn);
            Assert.InRange(drawn.Mean, 0.95 * length, 1.05 * length);
        }
        var chart = new BernoulliCusum(0.01, 0.02, 3.5);
        foreach (var rate in new[] { 0.01, 0.02 })
        {
            var drawn = Draw.RunLength(4000, () => Rows(chart, rate, random));
            Report("Bernoulli 1 % to 2 %", rate, BernoulliRunLength.Of(chart, rate).Value!.Value, drawn);
            Near("Bernoulli", BernoulliRunLength.Of(chart, rate).Value!.Value, drawn);
        }
    }

    private void Report(string name, double shift, double computed, (double Mean, double Error) drawn) =>
        output.WriteLine($"{name} | {shift} | {computed:0.00} | {drawn.Mean:0.00} | {1.96 * drawn.Error:0.00}");

    private static void Near(string name, double computed, (double Mean, double Error) drawn) => Assert.True(
        Math.Abs(drawn.Mean - computed) <= Errors * drawn.Error, $"{name}: computed {computed}, drawn {drawn.Mean} +- {drawn.Error}");

    private static long Rows(BernoulliCusum chart, double rate, Random random)
    {
        var state = default(BernoulliCusumState);
        while (state.Signal == ChartSignal.None)
            state = chart.Step(state, random.NextDouble() < rate);
        return state.Points;
    }

    private static long Rows(double odds, double limit, double trueOdds, Random random)
    {
        var up = odds > 1;
        var chart = new RiskAdjustedCusum(up ? limit : 1e9, up ? 1e9 : limit);
        var state = default(CusumState);
        while (state.Signal == ChartSignal.None)
        {
            var p = RunLengthTests.Chances[random.Next(RunLengthTests.Chances.Length)];
            state = chart.Step(state, p, random.NextDouble() < trueOdds * p / (1 - p + trueOdds * p));
        }
        return state.Points;
    }
}
