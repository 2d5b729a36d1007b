using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class IsotonicMapSortedTests
{
    [Fact]
    public void FitSorted_SortedRows_GivesTheKnotsOfFit()
    {
        var random = new Random(20261124);
        for (var trial = 0; trial < 200; trial++)
        {
            double[] scores = [.. Enumerable.Range(0, random.Next(1, 80)).Select(_ => random.Next(20) / 20.0).Order()];
            var outcomes = Array.ConvertAll(scores, s => random.NextDouble() < s);
            var fitted = IsotonicMap.Fit(scores, Array.ConvertAll(outcomes, o => o ? 1.0 : 0.0))!;

            var sorted = IsotonicMap.FitSorted(scores, outcomes)!;

            Assert.Equal(fitted.Scores.ToArray(), sorted.Scores.ToArray());
            Assert.Equal(fitted.Values.ToArray(), sorted.Values.ToArray());
        }
    }

    [Fact]
    public void FitSorted_NothingOrDisorder_IsNullOrMisuse()
    {
        Assert.Null(IsotonicMap.FitSorted([], []));
        Assert.Throws<ArgumentException>(() => IsotonicMap.FitSorted([0.2, 0.1], [true, false]));
        Assert.Throws<ArgumentException>(() => IsotonicMap.FitSorted([0.1, double.NaN], [true, false]));
        Assert.Throws<ArgumentException>(() => IsotonicMap.FitSorted([0.1], [true, false]));
    }
}
