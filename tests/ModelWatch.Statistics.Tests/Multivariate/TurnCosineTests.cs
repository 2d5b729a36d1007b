using System.Numerics;
using CsCheck;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Statistics.Tests.Multivariate;

public sealed class TurnCosineTests
{
    [Fact]
    public void Cosine_OfManyAngles_StaysWithinItsError() => Gen.Double[-4, 4].Array[64].Sample(turns =>
    {
        foreach (var t in turns)
            Assert.True(Math.Abs(One(t) - Math.Cos(2 * Math.PI * t)) < 1e-13 + 2 * Math.PI * 1e-15, $"{t:R}: {One(t):R}");
    }, iter: 2000);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 0)]
    [InlineData(-0.25, 0)]
    [InlineData(0.5, -1)]
    [InlineData(-0.5, -1)]
    [InlineData(1e15, 1)]
    [InlineData(12345.125, 0.70710678118654757)]
    public void Cosine_OfKnownAngles_IsRight(double turns, double cosine) => Assert.Equal(cosine, One(turns), 1e-13);

    [Fact]
    public void Draws_OfASeed_AreTheStatedNumbers()
    {
        // SplitMix64 of seed 1234567 begins with 6457827717110365317 (the authors' test values).
        var draws = new FixedDraws(1234567);
        Assert.Equal((6457827717110365317UL >> 11) / (double)(1L << 53), draws.Uniform());
    }

    [Fact]
    public void Normals_OfASeed_HaveTheMomentsOfTheNormalLaw()
    {
        var draws = new FixedDraws(7);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => draws.Normal())];
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(1, values.Average(x => x * x), 0.02);
        Assert.Equal(3, values.Average(x => x * x * x * x), 0.1);
        Assert.Equal(Math.Exp(-0.5), values.Average(Math.Cos), 0.01);
    }

    private static double One(double turns) => TurnCosine.Of(new Vector<double>(turns))[0];
}
