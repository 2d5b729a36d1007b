using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class MeanDifferenceTests
{
    // scipy 1.10.1: t.ppf(0.975, degrees of Welch and Satterthwaite).
    [Theory]
    [InlineData(5, 4, 10, 3, 9, 12, -0.24301080516021534, 4.243010805160216)]
    [InlineData(0.6, 0.04, 200, 0.5, 0.01, 10, 0.025125332918570775, 0.17487466708142918)]
    public void Welch_OfTwoMeans_IsScipys(
        double mean, double variance, double n, double other, double otherVariance, double otherN, double lower, double upper)
    {
        var figure = MeanDifference.Welch(mean, variance, n, other, otherVariance, otherN);
        Assert.Equal(mean - other, figure.Value);
        Assert.Equal(lower, figure.Lower!.Value, 6);
        Assert.Equal(upper, figure.Upper!.Value, 6);
    }

    [Fact]
    public void Welch_OfEqualOrFewNumbers_SaysWhatItCan()
    {
        var equal = MeanDifference.Welch(2, 0, 10, 1, 0, 10);
        Assert.Equal((1, 1, 1), (equal.Value, equal.Lower, equal.Upper));
        Assert.Null(MeanDifference.Welch(2, 1, 1, 1, 1, 10).Lower);
        Assert.Equal("no values", MeanDifference.Welch(2, 1, 10, 1, 1, 0).Why);
    }
}
