using MathNet.Numerics;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Tests.Numerics;

public sealed class BetaQuantileTests
{
    /// <summary>The bisection that the product used before: slow, safe. For millions of trials the tail itself is only good to 1e-9 (MathNet 5.0).</summary>
    [Fact]
    public void Of_ManyShapes_IsWhereBisectionEnds()
    {
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var n = Math.Pow(10, 1 + 6 * random.NextDouble());
            var a = random.Next(4) switch { 0 => 1, 1 => n * random.NextDouble() + 1e-3, 2 => n, _ => 1 + random.Next(20) };
            var b = Math.Max(0.3, n - a + 1);
            var tail = Math.Pow(10, -9 * random.NextDouble()) / 2;
            foreach (var probability in new[] { tail, 1 - tail })
            {
                var expected = Bisected(a, b, probability);
                Assert.True(Math.Abs(BetaQuantile.Of(a, b, probability) - expected) <= 1e-9 * expected, $"a {a:R}, b {b:R}, p {probability:R}: {BetaQuantile.Of(a, b, probability):R}, {expected:R}");
            }
        }
    }

    // Exact sums of binomial terms in rational arithmetic (Python 3.11, fractions).
    [Theory]
    [InlineData(5, 20, 0.1, 0.043174495284463384)]
    [InlineData(1, 10, 0.05, 0.4012630607616211)]
    [InlineData(10, 10, 0.9, 0.3486784401)]
    [InlineData(0, 7, 0.3, 1)]
    [InlineData(3, 7, 0, 0)]
    [InlineData(3, 7, 1, 1)]
    public void BinomialTail_IsTheSumOfTheTerms(double successes, double trials, double p, double expected) =>
        Assert.Equal(expected, BinomialTail.AtLeast(successes, trials, p), 1e-14);

    [Fact]
    public void BinomialTail_OutOfRange_Refuses()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTail.AtLeast(2, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTail.AtLeast(0, 0, 0.5));
    }

    private static double Bisected(double a, double b, double probability)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 200 && high - low > 1e-16 * high; i++)
        {
            var middle = (low + high) / 2;
            var below = probability <= 0.5
                ? SpecialFunctions.BetaRegularized(a, b, middle) < probability
                : SpecialFunctions.BetaRegularized(b, a, 1 - middle) > 1 - probability;
            (low, high) = below ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
