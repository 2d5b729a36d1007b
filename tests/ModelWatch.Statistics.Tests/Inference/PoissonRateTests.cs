using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class PoissonRateTests
{
    // scipy 1.10.1: chi2.ppf(0.025, 2x) / 2e and chi2.ppf(0.975, 2x + 2) / 2e.
    [Theory]
    [InlineData(0, 1, 0.95, 0, 3.6888794541139354)]
    [InlineData(1, 2, 0.95, 0.012658903992144938, 2.785821695469449)]
    [InlineData(7, 100, 0.95, 0.028143630515198654, 0.14422675361702375)]
    [InlineData(7, 100, 0.9, 0.032853156918946705, 0.13148113802432115)]
    [InlineData(200, 30, 0.95, 5.77469608938191, 7.657399388848329)]
    public void Garwood_OfScipysQuantiles_Agrees(double events, double exposure, double level, double lower, double upper)
    {
        var figure = PoissonRate.Garwood(events, exposure, level);
        Assert.Equal(events / exposure, figure.Value);
        Assert.Equal(lower, figure.Lower!.Value, 1e-10);
        Assert.Equal(upper, figure.Upper!.Value, 1e-10);
    }

    // scipy 1.10.1: beta quantiles of 12 of 17 events, as odds times 80 / 100.
    [Fact]
    public void Ratio_OfTwoRates_IsExactGivenTheTotal()
    {
        var figure = PoissonRate.Ratio(12, 100, 5, 80);
        Assert.Equal(1.92, figure.Value!.Value, 12);
        Assert.Equal(0.6296367153382529, figure.Lower!.Value, 1e-9);
        Assert.Equal(6.956784894944215, figure.Upper!.Value, 1e-8);
    }

    [Fact]
    public void Difference_OfAnEmptySecond_IsTheFirstRateWithBothWidths()
    {
        // By hand: lower = r1 - sqrt((r1 - l1)^2 + u2^2) with Garwood's ends 0.0281436, 0.1442268 of 7/100 and 3.6888795/200 of 0/200.
        var figure = PoissonRate.Difference(7, 100, 0, 200);
        Assert.Equal(0.07, figure.Value!.Value, 12);
        Assert.Equal(0.07 - Math.Sqrt(Math.Pow(0.07 - 0.028143630515198654, 2) + Math.Pow(3.6888794541139354 / 200, 2)), figure.Lower!.Value, 1e-10);
        Assert.Equal(0.14422675361702375, figure.Upper!.Value, 1e-10);
    }

    [Fact]
    public void Rates_WithoutWhatTheyNeed_SayWhy()
    {
        Assert.Equal("no exposure", PoissonRate.Garwood(0, 0).Why);
        Assert.Equal("no exposure", PoissonRate.Difference(1, 1, 0, 0).Why);
        Assert.Equal("no exposure", PoissonRate.Ratio(1, 0, 1, 1).Why);
        Assert.Equal("no events in the second", PoissonRate.Ratio(1, 1, 0, 1).Why);
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonRate.Garwood(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonRate.Garwood(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonRate.Garwood(1, 1, 1));
    }

    [Fact]
    public void Garwood_HoldsTheRateAndScalesWithTheExposure() => Gen.Select(Gen.Int[0, 500], Gen.Double[0.1, 1000]).Sample((events, exposure) =>
    {
        Figure figure = PoissonRate.Garwood(events, exposure), one = PoissonRate.Garwood(events, 1);
        Assert.InRange(figure.Value!.Value, figure.Lower!.Value, figure.Upper!.Value);
        Assert.Equal(one.Upper!.Value, figure.Upper.Value * exposure, 1e-9 * one.Upper.Value);
    }, iter: 500);

    // The law of the count is summed, not drawn: the interval never covers less than it says.
    [Theory]
    [InlineData(0.5)]
    [InlineData(3.3)]
    [InlineData(12)]
    public void Garwood_CoversAtLeastItsLevel(double rate)
    {
        double chance = Math.Exp(-rate), covered = 0;
        for (var events = 0; events < 100; events++)
        {
            var figure = PoissonRate.Garwood(events, 1);
            covered += figure.Lower <= rate && rate <= figure.Upper ? chance : 0;
            chance *= rate / (events + 1);
        }
        Assert.InRange(covered, 0.95, 1);
    }
}
