using CsCheck;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class ResamplingTests
{
    [Fact]
    public void PoissonParts_Merged_AreTheWhole()
    {
        PoissonBootstrap left = new(2, 50), right = new(2, 50);
        var (first, second) = (new Random(1), new Random(2));
        for (var i = 0; i < 100; i++)
            (i < 40 ? left : right).Add([i % 7, 1], i < 40 ? first : second);
        var apart = right.Interval(s => s[0] / s[1]);
        left.Merge(right);
        var whole = left.Interval(s => s[0] / s[1]);
        Assert.Equal(100, left.Rows);
        Assert.Equal(Enumerable.Range(0, 100).Average(i => i % 7), whole.Value!.Value, 12);
        Assert.True(whole.Lower < whole.Value && whole.Value < whole.Upper && whole.Upper - whole.Lower < apart.Upper - apart.Lower);
        Assert.Throws<ArgumentException>(() => left.Merge(new PoissonBootstrap(3, 50)));
    }

    [Fact]
    public void Poisson_WithoutRowsOrFigure_SaysWhyNot()
    {
        var state = new PoissonBootstrap(2, 20);
        Assert.Equal("no rows", state.Interval(s => s[0] / s[1]).Why);
        state.Add([0, 0], new Random(1));
        Assert.Equal("the sums do not define the figure", state.Interval(s => s[0] / s[1]).Why);
        Assert.Throws<ArgumentException>(() => state.Add([1], new Random(1)));
        Assert.Throws<ArgumentException>(() => state.Add([double.NaN, 1], new Random(1)));
    }

    [Fact]
    public void Table_DrawnAgain_HasTheBinomialSpread()
    {
        var decisions = new Decisions(2);
        for (var i = 0; i < 1000; i++)
            decisions.Add(i % 2, i % 4 == 0 ? 1 - i % 2 : i % 2);
        var drawn = new DecisionBootstrap(decisions, new Random(4), 4000);
        // Accuracy 0.75 of 1000 rows: standard error sqrt(0.75 * 0.25 / 1000).
        var half = 1.959963984540054 * Math.Sqrt(0.75 * 0.25 / 1000);
        Assert.Equal(0.75 - half, drawn.Accuracy.Lower!.Value, 2e-3);
        Assert.Equal(0.75 + half, drawn.Accuracy.Upper!.Value, 2e-3);
        Assert.Equal(decisions.Matthews.Lower!.Value, drawn.Matthews.Lower!.Value, 5e-3);
        Assert.Equal(decisions.MacroF1.Upper!.Value, drawn.MacroF1.Upper!.Value, 5e-3);
        Assert.Equal(decisions.Kappa.Upper!.Value, drawn.Kappa.Upper!.Value, 5e-3);
        Assert.Equal(drawn.Kappa, new DecisionBootstrap(decisions, new Random(4), 4000).Kappa);
    }

    [Fact]
    public void Table_WithoutRowsOrClass_SaysWhyNot()
    {
        var none = new DecisionBootstrap(new Decisions(2), new Random(1), 20);
        Assert.Equal("no rows", none.Accuracy.Why);
        Assert.Equal("no row of the class", none.Recall().Why);
        var single = new Decisions(2);
        single.Add(0, 1);
        single.Add(0, 0);
        // Half of the draws have no row of the class: no interval.
        Assert.Null(new DecisionBootstrap(single, new Random(1), 100).Recall().Lower);
    }

    [Fact]
    public void Tables_WithoutErrors_AreNotTakenAsCertain()
    {
        var decisions = new Decisions(2);
        for (var i = 0; i < 40; i++)
            decisions.Add(i % 2, i % 2);
        foreach (var figure in (Figure[])[decisions.MacroF1, decisions.Matthews, decisions.Kappa])
            Assert.True(figure is { Value: > 0.999999, Upper: > 0.999999, Lower: > 0.5 and < 0.99 }, $"{figure}");
    }

    [Fact]
    public void Resamples_WithoutRows_SayWhyNot()
    {
        Assert.Equal("no rows", Resamples.Mean([], [[0]]).Why);
        Assert.Equal("no resamples", Resamples.Mean([1.0], []).Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => Resamples.Mean([1.0], [[1]]));
    }

    // A row's influence is the slope of the figure in the row's weight, here by differences.
    [Fact]
    public void AveragePrecision_Interval_IsThatOfTheSlopesInTheWeights() =>
        Gen.Select(Gen.Int[0, 15].Select(i => i / 15.0), Gen.Bool).Array[12, 25].Sample(rows =>
        {
            double[] scores = [.. rows.Select(r => r.Item1)];
            bool[] outcomes = [.. rows.Select(r => r.Item2)];
            var scored = new ScoredRows(scores, outcomes);
            var figure = RankingIntervals.AveragePrecision(scored);
            if (figure is not { Value: > 0.05 and < 0.999, Lower: { } lower, Upper: { } upper })
                return;
            var n = rows.Length;
            double[] slopes = [.. Enumerable.Range(0, n).Select(i => n * (Moved(i, 1e-5) - Moved(i, -1e-5)) / 2e-5)];
            var t = StudentQuantile.TwoSided(0.95, n - 1) / 1.959963984540054;
            var variance = Math.Max(t * t * slopes.Sum(s => s * s) / (n - 1) / n, figure.Value.Value * (1 - figure.Value.Value) / scored.Positives);
            var half = 1.959963984540054 * Math.Sqrt(variance) / (figure.Value.Value * (1 - figure.Value.Value));
            Assert.Equal(half, (Logit(upper) - Logit(lower)) / 2, 1e-4 * half);

            double Moved(int row, double by) =>
                AveragePrecision.Of(new ScoredRows(scores, outcomes, [.. Enumerable.Range(0, n).Select(i => i == row ? 1 + by : 1)])).Value!.Value;
        }, iter: 300);

    [Fact]
    public void AveragePrecision_OfAPerfectRanking_IsNotTakenAsCertain()
    {
        var figure = RankingIntervals.AveragePrecision(new ScoredRows([0.1, 0.2, 0.8, 0.9], [false, false, true, true]));
        Assert.True(figure is { Value: 1, Upper: 1, Lower: < 0.5 }, $"{figure}");
        Assert.Null(RankingIntervals.AveragePrecision(new ScoredRows([0.1, 0.2, 0.9], [false, false, true])).Lower);
        Assert.Equal("no positive outcome", RankingIntervals.AveragePrecision(new ScoredRows([0.1], [false])).Why);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));
}
