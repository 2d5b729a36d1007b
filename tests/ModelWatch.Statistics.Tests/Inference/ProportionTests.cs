using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class ProportionTests
{
    [Theory]
    [InlineData(8, 100, 0.0410935, 0.1499811, 0.0351716, 0.1515576)]
    [InlineData(0, 50, 0, 0.0713476, 0, 0.0711217)]
    [InlineData(97, 100, 0.9154806, 0.9897455, 0.9148239, 0.9937700)]
    public void Intervals_OfThePublishedVectors_Agree(double x, double n, double wl, double wu, double cl, double cu)
    {
        var wilson = Proportion.Wilson(x, n);
        var exact = Proportion.ClopperPearson(x, n);
        Assert.Equal(wl, wilson.Lower!.Value, 2e-7);
        Assert.Equal(wu, wilson.Upper!.Value, 2e-7);
        Assert.Equal(cl, exact.Lower!.Value, 2e-7);
        Assert.Equal(cu, exact.Upper!.Value, 2e-7);
    }

    // Newcombe 1998, table II, case a: 56/70 against 48/80, method 10.
    [Fact]
    public void Newcombe_OfThePublishedCase_Agrees()
    {
        var figure = Proportion.Newcombe(56, 70, 48, 80);
        Assert.Equal(0.2, figure.Value!.Value, 12);
        Assert.Equal(0.0524, figure.Lower!.Value, 4);
        Assert.Equal(0.3339, figure.Upper!.Value, 4);
    }

    [Fact]
    public void Wilson_WithoutTrials_IsAbsent() => Assert.Equal("no trials", Proportion.Wilson(0, 0).Why);
}
