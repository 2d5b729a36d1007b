using ModelWatch.Statistics.Profiles;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Windows;

public sealed class WeightSquaresTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(4.0)]
    [InlineData(1 / 0.3)]
    [InlineData(1e-9)]
    [InlineData(1e6)]
    public void EffectiveRows_EqualWeights_AreTheRowsExactly(double weight) =>
        Assert.Equal(997, Effective([.. Enumerable.Repeat(weight, 997)]));

    [Theory]
    [InlineData(new[] { 1.0, 3.0 }, 1.6)]
    [InlineData(new[] { 1.0, 1, 1, 5 }, 64 / 28.0)]
    [InlineData(new[] { 1e9, 1e-6, 1e-6 }, 1.0)]
    public void EffectiveRows_UnequalWeights_AreKishsNumber(double[] weights, double expected)
    {
        Assert.Equal(expected, Effective(weights), 9);
        Assert.Equal(Effective(weights), Effective([.. weights.Reverse()]));
    }

    [Fact]
    public void FromBytes_StoredBeforeSquaresWereKept_TrustsEveryRow()
    {
        var sum = 7 * FixedWeight.One + 5;
        Assert.Equal(3, WeightSquares.FromBytes(null, 3, sum).EffectiveRows(3, sum));
        Assert.Equal(0, WeightSquares.FromBytes(null, 0, 0).EffectiveRows(0, 0));
        var kept = new WeightSquares(UInt128.MaxValue - 3);
        Assert.Equal(kept, WeightSquares.FromBytes(kept.ToBytes(), 3, sum));
    }

    private static double Effective(double[] weights)
    {
        var (squares, sum) = (new WeightSquares(), 0L);
        foreach (var weight in weights)
        {
            squares = squares.Plus(FixedWeight.From(weight));
            sum += FixedWeight.From(weight);
        }

        return squares.EffectiveRows(weights.Length, sum);
    }
}
