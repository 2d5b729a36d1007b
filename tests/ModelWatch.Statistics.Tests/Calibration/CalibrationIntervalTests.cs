using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Calibration;

public sealed class CalibrationIntervalTests
{
    private static readonly ScoredRows Rows = Drawn(400, s => s * s);

    [Fact]
    public void Intervals_OfMiscalibratedRows_HoldTheValueAndNotZero()
    {
        var corp = CorpIntervals.Of(Rows, new Random(3));
        foreach (var figure in (Figure[])[
            CalibrationIntervals.SquaredDebiased(Rows), CalibrationIntervals.Maximum(Rows), CalibrationIntervals.BrierSkill(Rows),
            ExpectedCalibrationError.WithInterval(Rows, new Random(3)), corp.Miscalibration, corp.Discrimination, corp.Uncertainty])
        {
            Assert.True(0 < figure.Lower && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Level == 0.95, $"{figure}");
        }
    }

    [Fact]
    public void Intervals_OfCalibratedRows_HoldZero()
    {
        var rows = Drawn(400, s => s);
        Assert.Equal(0, ExpectedCalibrationError.WithInterval(rows, new Random(3)).Lower);
        Assert.Equal(0, CalibrationIntervals.Maximum(rows).Lower);
        Assert.True(CalibrationIntervals.SquaredDebiased(rows).Lower < 0);
        Assert.Equal(0, CorpIntervals.Of(rows, new Random(3)).Miscalibration.Lower);
    }

    [Fact]
    public void Intervals_OfTheSameSeed_AreTheSame()
    {
        Assert.Equal(CorpIntervals.Of(Rows, new Random(3)).Miscalibration, CorpIntervals.Of(Rows, new Random(3)).Miscalibration);
        Assert.Equal(CorpBand.Of(Rows, new Random(3), draws: 20), CorpBand.Of(Rows, new Random(3), draws: 20));
    }

    [Fact]
    public void Draws_OfPooledRows_GainWhatTheRecalibrationGains()
    {
        // Ties and weights; the outcomes are drawn by rising score, and then put back for the plain way.
        var random = new Random(5);
        double[] scores = [.. Enumerable.Range(0, 60).Select(_ => random.Next(25) / 25.0)], weights = [.. scores.Select(_ => 1.0 + random.Next(3))];
        var rows = new ScoredRows(scores, new bool[60], weights);
        double[] line = [.. scores.Select(s => 0.1 + 0.7 * s * s)];
        var pooled = new PooledDraw(rows, line);
        for (var seed = 0; seed < 20; seed++)
        {
            var (draws, outcomes) = (new Random(seed), new bool[60]);
            foreach (var row in rows.Order)
                outcomes[row] = draws.NextDouble() < line[row];
            var fitted = Corp.Of(new ScoredRows(scores, outcomes, weights)).Recalibrated;
            var gain = Enumerable.Range(0, 60).Sum(i => weights[i] * (Math.Pow(line[i] - (outcomes[i] ? 1 : 0), 2) - Math.Pow(fitted[i] - (outcomes[i] ? 1 : 0), 2)));
            Assert.Equal(gain, pooled.Gain(new Random(seed)), 1e-10);
        }
    }

    [Fact]
    public void NoisyErrors_OfOneBin_HaveTheQuantilesOfTheFoldedNormal()
    {
        // scipy 1.10.1: stats.foldnorm.ppf([0.02, 0.98], 3) = 0.947067, 5.053749; of c = 0: 0.025069, 2.326348. Mean of 200 sets of draws;
        // quantiles of 200 draws, linear between places, lie inside those of the law by up to 0.1 there.
        double[] found = new double[4];
        for (var seed = 0; seed < 200; seed++)
        {
            var errors = new NoisyErrors([0.5], [2], new Random(seed));
            double[] quantiles = [errors.Quantile(1, [6], 0.02), errors.Quantile(1, [6], 0.98), errors.Quantile(0, [6], 0.02), errors.Quantile(0, [6], 0.98)];
            for (var k = 0; k < 4; k++)
                found[k] += quantiles[k] / 200;
        }
        double[] expected = [0.947067, 5.053749, 0.025069, 2.326348];
        Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, 0.11));
    }

    [Fact]
    public void Band_OfCalibratedScores_HoldsTheScoreItself()
    {
        var band = CorpBand.Of(Rows, new Random(3), 0.95, 100);
        Assert.InRange(band.Count, 90, 100);
        Assert.All(band, p => Assert.True(p.Lower <= p.Upper));
        // In the body, the mean of the fit is near the score; at the ends PAV runs to 0 and 1.
        Assert.All(band.Where(p => p.Score is > 0.2 and < 0.8), p => Assert.True(p.Lower <= p.Score && p.Score <= p.Upper, $"{p}"));
        var curve = Corp.Of(Rows).Recalibrated;
        Assert.Contains(band, p => curve[Array.IndexOf(Rows.Scores.ToArray(), p.Score)] < p.Lower);
    }

    [Fact]
    public void Bars_OfUnlikeScores_AreNeverWiderThanTheBinomial()
    {
        foreach (var point in ReliabilityDiagram.Of(Rows, 5))
            Assert.True(point.Exact.Upper - point.Exact.Lower <= point.Binomial.Upper - point.Binomial.Lower, $"{point}");
    }

    [Fact]
    public void Bars_OfWeightedRows_AreThoseOfTheEffectiveRows()
    {
        var equal = ReliabilityDiagram.Of(new ScoredRows([0.42, 0.44, 0.46], [true, false, true], [7, 7, 7]))[0];
        var single = ReliabilityDiagram.Of(new ScoredRows([0.42, 0.44, 0.46], [true, false, true]))[0];
        Assert.Equal(single.Binomial, equal.Binomial);
        Assert.Equal(single.Frequency.Lower!.Value, equal.Frequency.Lower!.Value, 12);
    }

    public static TheoryData<string, ScoredRows> Undefined => new()
    {
        { "no rows", new ScoredRows([], []) },
        { "no positive outcome", new ScoredRows([0.2, 0.4, 0.4], [false, false, false]) },
        { "no negative outcome", new ScoredRows([0.2, 0.4, 0.4], [true, true, true]) },
    };

    [Theory]
    [MemberData(nameof(Undefined))]
    public void Figures_ThatNeedBothClasses_SayWhyNot(string why, ScoredRows rows)
    {
        Assert.Equal(why, RecalibrationTest.Statistic(rows).Why);
        Assert.Equal(why, RecalibrationTest.PValue(RecalibrationTest.Statistic(rows)).Why);
        Assert.Equal(why, HosmerLemeshowTest.Of(rows).Statistic.Why);
        Assert.Equal(why, CalibrationIntervals.BrierSkill(rows).Why);
        Assert.Equal(why, CalibrationSlope.Of(rows).SlopeError.Why);
    }

    [Fact]
    public void Figures_WithoutRows_SayWhyNot()
    {
        var none = new ScoredRows([], []);
        Assert.Equal("no rows", CalibrationIntervals.SquaredDebiased(none).Why);
        Assert.Equal("no rows", CalibrationIntervals.Maximum(none).Why);
        Assert.Equal("no rows", CalibrationDistance.Index(none).Why);
        Assert.Equal("no rows", CalibrationDistance.Quantile(none, 0.5).Why);
        Assert.Equal("no rows", CorpIntervals.Of(none, new Random(1)).Miscalibration.Why);
        Assert.Empty(CorpBand.Of(none, new Random(1)));
        Assert.Empty(ReliabilityDiagram.Of(none));
        Assert.Equal("fewer groups than degrees of freedom", HosmerLemeshowTest.Of(new ScoredRows([0.2, 0.6], [false, true]), fitted: true).P.Why);
    }

    private static ScoredRows Drawn(int n, Func<double, double> truth)
    {
        var random = new Random(11);
        double[] scores = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        return new ScoredRows(scores, [.. scores.Select(s => random.NextDouble() < truth(s))]);
    }
}
