using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.Statistics.Tests.Performance;

public sealed class BalancedAccuracyTests
{
    // By hand: Wilson's lower end of 15 of 15 is 0.7961; two recalls give 1 - 0.2039 * sqrt 2 / 2 = 0.8558.
    [Fact]
    public void BalancedAccuracy_OfThirtyRowsWithoutAnError_IsNotCertain()
    {
        bool[] outcomes = [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0)];
        var figure = Decisions.AtThreshold(new ScoredRows([.. outcomes.Select(y => y ? 0.9 : 0.1)], outcomes)).BalancedAccuracy;
        Assert.Equal((1, 1), (figure.Value, figure.Upper));
        Assert.Equal(0.8558327352668533, figure.Lower!.Value, 9);
        Assert.NotEqual(Verdict.Met, Criterion.AtLeast(figure, 0.95));
    }
}
