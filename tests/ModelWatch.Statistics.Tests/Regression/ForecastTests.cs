using CsCheck;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Regression;

namespace ModelWatch.Statistics.Tests.Regression;

public sealed class ForecastTests
{
    private static readonly IntervalForecasts Three = new([0, 5, 12], [-1, 6, 4], [1, 8, 10], [0.8]);

    [Fact]
    public void Intervals_OfThreeRows_AreScoredByHand()
    {
        Assert.Equal(1.0 / 3, Three.Coverage.Value!.Value, 12);
        Assert.Equal(0.8, Three.Nominal.Value!.Value, 12);
        Assert.Equal(10.0 / 3, Three.Length.Value!.Value, 12);
        // Lengths 2, 2, 6 and 2 / 0.2 times distances 0, 1, 2.
        Assert.Equal((2 + 12 + 26) / 3.0, Three.IntervalScore.Value!.Value, 12);
        Assert.Equal(Three.IntervalScore.Value.Value * 0.05, Three.Pinball.Value!.Value, 12);
        Assert.Equal(Three.Pinball.Value.Value * 2, Three.QuantileCrps.Value!.Value, 12);
    }

    [Fact]
    public void Intervals_OfANormalForecast_GiveItBack() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[-5, 5], Gen.Double[0.1, 3], Gen.Double[0.1, 0.99]).Array[1, 10].Sample(rows =>
        {
            double[] actual = [.. rows.Select(r => r.Item1)], means = [.. rows.Select(r => r.Item2)], sds = [.. rows.Select(r => r.Item3)];
            double[] levels = [.. rows.Select(r => r.Item4)];
            double[] reach = [.. levels.Zip(sds, (l, sd) => sd * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + l / 2))];
            var intervals = new IntervalForecasts(actual, [.. means.Zip(reach, (m, h) => m - h)], [.. means.Zip(reach, (m, h) => m + h)], levels);
            var (direct, back) = (new GaussianForecasts(actual, means, sds).Pit(), intervals.Gaussian().Pit());
            Assert.All(direct.Zip(back), p => Assert.Equal(p.First, p.Second, 1e-9));
            // The interval score is at least the length, and a tighter bound fails only outside.
            Assert.True(intervals.IntervalScore.Value >= intervals.Length.Value - 1e-12);
        }, iter: 1000);

    [Fact]
    public void Figures_OfWeightW_EqualWRepetitions() =>
        Gen.Select(Gen.Int[-12, 12].Select(i => i / 4.0), Gen.Double[-3, 3], Gen.Double[0.2, 2], Gen.Int[1, 4]).Array[1, 8].Sample(rows =>
        {
            var each = rows.SelectMany(r => Enumerable.Repeat(r, r.Item4)).ToArray();
            var weighted = Gaussian(rows, [.. rows.Select(r => (double)r.Item4)]);
            var repeated = Gaussian(each, []);
            foreach (var (left, right) in Figures(weighted).Zip(Figures(repeated)))
                Assert.Equal(right.Value!.Value, left.Value!.Value, 1e-9);
            var (r2, other) = (R2(rows, [.. rows.Select(r => (double)r.Item4)]), R2(each, []));
            if (rows.Length > 1 && other.Value is { } value)
                Assert.Equal(value, r2.Value!.Value, 1e-9 * (1 + Math.Abs(value)));
        }, iter: 1000);

    [Fact]
    public void R2_OfNormalErrors_HasAnIntervalBelowOne()
    {
        var random = new Random(5);
        double[] predicted = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() * 10)];
        double[] actual = [.. predicted.Select(p => p + random.NextDouble() * 4 - 2)];
        var r2 = new RegressionErrors(predicted, actual).R2;
        Assert.True(r2.Lower < r2.Value && r2.Value < r2.Upper && r2.Upper < 1, $"{r2}");
        Assert.Null(Determination.Of([1, 2, 3], [1, 2, 3]).Lower);
        Assert.Equal(1, Determination.Of([1, 2, 3], [1, 2, 3]).Value);
    }

    [Fact]
    public void Rows_ThatCannotBeUsed_AreLeftOutAndCounted()
    {
        Assert.Equal(4, new IntervalForecasts([1, double.NaN, 1, 1, 1], [0, 0, 3, 0, 0], [2, 2, 2, 2, 2], [0.8, 0.8, 0.8, 1, 0.8], [1, 1, 1, 1, 0]).LeftOut);
        Assert.Equal(2, new GaussianForecasts([1, 1, 1], [0, 0, 0], [1, 0, double.NaN]).LeftOut);
        Assert.Equal(1, new RegressionErrors([1, 2], [0, 2]).ZeroTruths);
        Assert.Equal("a true value is 0", new RegressionErrors([1, 2], [0, 2]).MeanAbsolutePercentageError.Why);
    }

    [Fact]
    public void Figures_WithoutRows_SayWhyNot()
    {
        var none = new IntervalForecasts([], [], [], [0.8]);
        Figure[] figures = [none.Coverage, none.Nominal, none.Length, none.IntervalScore, none.Pinball, none.QuantileCrps, .. Figures(none.Gaussian()),
            QuantileLoss.Pinball([], [], 0.1), Determination.Of([], [])];
        Assert.All(figures, f => Assert.True(f.Why is "no rows" or "no values", $"{f}"));
        Assert.Equal("no values", none.Gaussian().PitDistance.Why);
        Assert.Equal("fewer than two rows", Determination.Of([1], [2]).Why);
        Assert.Equal("the true values are constant", Determination.Of([1, 2], [3, 3]).Why);
        // Points are intervals without length: they cover, but have no law.
        Assert.Equal(0, new IntervalForecasts([1, 2], [1, 1], [1, 1], [0.5]).Gaussian().Rows);
    }

    private static IEnumerable<Figure> Figures(GaussianForecasts f) =>
        [f.Coverage(0.8), f.Pinball(0.3), f.Crps, f.NegativeLogLikelihood, f.PitDistance];

    private static GaussianForecasts Gaussian((double, double, double, int)[] rows, double[] weights) =>
        new([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)], [.. rows.Select(r => r.Item3)], weights);

    private static Figure R2((double, double, double, int)[] rows, double[] weights) =>
        Determination.Of([.. rows.Select(r => r.Item2)], [.. rows.Select(r => r.Item1)], weights);
}
