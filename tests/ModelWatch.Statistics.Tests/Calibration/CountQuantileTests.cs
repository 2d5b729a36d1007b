using CsCheck;
using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class CountQuantileTests
{
    // scipy 1.10.1, binom.ppf.
    [Theory]
    [InlineData(17, 0.0536, 0.05, 0)]
    [InlineData(17, 0.0536, 0.95, 3)]
    [InlineData(100, 0.5, 0.05, 42)]
    [InlineData(100, 0.5, 0.95, 58)]
    [InlineData(1000, 0.3, 0.95, 324)]
    [InlineData(1, 0.7, 0.05, 0)]
    [InlineData(100000, 0.01, 0.05, 949)]
    [InlineData(100000, 0.01, 0.95, 1052)]
    [InlineData(0, 0.4, 0.5, 0)]
    [InlineData(9, 0, 0.95, 0)]
    [InlineData(9, 1, 0.05, 9)]
    public void Binomial_OfKnownCases_AgreesWithScipy(int trials, double p, double probability, int expected) =>
        Assert.Equal(expected, CountQuantile.Binomial(trials, p, probability));

    // numpy 1.24.2: the law of p = (i + 0.5) / 20 by convolution; narrower than the binomial with the mean.
    [Theory]
    [InlineData(0.025, 6)]
    [InlineData(0.05, 7)]
    [InlineData(0.5, 10)]
    [InlineData(0.95, 13)]
    [InlineData(0.975, 14)]
    public void PoissonBinomial_OfUnlikeRows_AgreesWithConvolution(double probability, int expected) =>
        Assert.Equal(expected, CountQuantile.PoissonBinomial([.. Enumerable.Range(0, 20).Select(i => (i + 0.5) / 20)], probability));

    [Fact]
    public void PoissonBinomial_OfEqualRows_IsTheBinomial() => Gen.Select(Gen.Int[1, 60], Gen.Double[0.01, 0.99], Gen.Double[0.01, 0.99]).Sample(
        (n, p, probability) => CountQuantile.PoissonBinomial([.. Enumerable.Repeat(p, n)], probability) == CountQuantile.Binomial(n, p, probability),
        iter: 1000);

    [Fact]
    public void PoissonBinomial_OfManyRows_IsNearTheExactLaw()
    {
        double[] rows = [.. Enumerable.Range(0, 2001).Select(i => (i + 0.5) / 2001)];
        // Mean 1000.5, variance n / 6: the 95 % quantile is 1000.5 + 1.645 * 18.26.
        Assert.InRange(CountQuantile.PoissonBinomial(rows, 0.95), 1029, 1032);
    }
}
