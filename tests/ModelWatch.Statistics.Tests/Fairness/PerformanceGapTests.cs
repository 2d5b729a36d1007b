using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Fairness;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Fairness;

public sealed class PerformanceGapTests
{
    private static readonly ScoredRows First = Drawn(1, 200, s => s), Second = Drawn(2, 300, s => s * s);

    [Fact]
    public void Gaps_OfTwoGroups_AreDifferencesOfTheirFigures()
    {
        var auc = PerformanceGap.Auc(First, Second);
        Assert.Equal(RocAuc.Of(First).Value!.Value - RocAuc.Of(Second).Value!.Value, auc.Value!.Value, 12);
        var variance = RocAuc.Variance(First).Value!.Value + RocAuc.Variance(Second).Value!.Value;
        Assert.Equal(2 * 1.959963984540054 * Math.Sqrt(variance), auc.Upper!.Value - auc.Lower!.Value, 12);
        Assert.Equal(Brier.Score(First).Value!.Value - Brier.Score(Second).Value!.Value, PerformanceGap.Brier(First, Second).Value!.Value, 12);
        // The second group's scores overstate by 1/6 on average, the first's do not.
        var large = PerformanceGap.CalibrationInTheLarge(First, Second);
        Assert.True(large.Lower < -1.0 / 6 && large.Upper > -1.0 / 6 && large.Upper < 0, $"{large}");
        Assert.True(PerformanceGap.CalibrationError(First, Second, new Random(1)).Value < 0);
    }

    [Fact]
    public void Gaps_TurnedRound_ChangeSign()
    {
        Figure gap = PerformanceGap.Brier(First, Second), turned = PerformanceGap.Brier(Second, First);
        Assert.Equal(-turned.Value!.Value, gap.Value!.Value, 12);
        Assert.Equal(-turned.Upper!.Value, gap.Lower!.Value, 12);
    }

    [Fact]
    public void Auc_OfAPerfectRanking_HasTheLevelAskedFor()
    {
        var perfect = Drawn(3, 60, s => s > 0.5 ? 1 : 0);
        Figure usual = PerformanceGap.Auc(perfect, Second), wide = PerformanceGap.Auc(perfect, Second, level: 0.99);
        Assert.Equal(0.99, wide.Level);
        Assert.True(wide.Lower < usual.Lower && wide.Upper > usual.Upper, $"{usual} {wide}");
    }

    [Fact]
    public void Recovered_OfNormalIntervals_IsTheRootOfTheSumOfSquares()
    {
        var gap = PerformanceGap.Recovered(Figure.Of(5).Within(2, 8, 0.95), Figure.Of(1).Within(-3, 5, 0.95));
        Assert.Equal((4.0, -1.0, 9.0), (gap.Value, gap.Lower, gap.Upper));
    }

    [Fact]
    public void Worst_OfThreeGroups_IsWiderThanItsPairAlone()
    {
        NamedFigure[] figures = [new("a", Figure.Of(0.9).Within(0.8, 1, 0.95)), new("b", Figure.Of(0.5).Within(0.4, 0.6, 0.95)),
            new("c", Figure.Of(0.7).Within(0.6, 0.8, 0.95)), new("d", Figure.Absent("no rows"))];
        var (gap, largest, smallest) = WorstGap.Of(figures);
        Assert.Equal(("a", "b"), (largest, smallest));
        Assert.Equal(0.4, gap.Value!.Value, 12);
        // Bonferroni over three pairs: 2.3940 instead of 1.9600 (scipy 1.10.1, norm.ppf(1 - 0.05 / 6)).
        Assert.Equal(0.4 + Math.Sqrt(0.02) * 2.3939797998185104 / 1.959963984540054, gap.Upper!.Value, 9);
        Assert.Equal(0.4 - Math.Sqrt(0.02) * 2.3939797998185104 / 1.959963984540054, gap.Lower!.Value, 9);
    }

    [Fact]
    public void Gaps_OfSmallOrUndefinedGroups_SayWhyNot()
    {
        var few = Drawn(3, 10, s => s);
        Assert.Equal("a group has 10 rows, fewer than 30", PerformanceGap.Auc(few, First).Why);
        Assert.Equal("a group has 10 rows, fewer than 30", PerformanceGap.Brier(First, few).Why);
        Assert.Equal("a group has 10 rows, fewer than 30", PerformanceGap.CalibrationInTheLarge(First, few).Why);
        Assert.Equal("a group has 10 rows, fewer than 30", PerformanceGap.CalibrationError(First, few, new Random(1)).Why);
        Assert.Equal("a group has 0 rows, fewer than 30", PerformanceGap.AbsoluteError(new([], []), new([], [])).Why);
        Assert.Equal("no positive outcome", PerformanceGap.Auc(Drawn(4, 50, _ => 0), First).Why);
        Assert.Equal("fewer than two groups have the figure", WorstGap.Of([new("a", Figure.Of(1))]).Gap.Why);
        Assert.Null(WorstGap.Of([new("a", Figure.Of(1)), new("b", Figure.Of(2))]).Gap.Lower);
    }

    [Fact]
    public void AbsoluteErrorGap_IsTheDifferenceOfMeans()
    {
        double[] truth = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        RegressionErrors near = new([.. truth.Select(t => t + 1)], truth), far = new([.. truth.Select(t => t - 3)], truth);
        Assert.Equal(-2, PerformanceGap.AbsoluteError(near, far).Value!.Value, 12);
    }

    private static ScoredRows Drawn(int seed, int n, Func<double, double> truth)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        return new ScoredRows(scores, [.. scores.Select(s => random.NextDouble() < truth(s))]);
    }
}
