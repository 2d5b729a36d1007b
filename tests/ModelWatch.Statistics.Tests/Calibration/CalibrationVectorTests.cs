using ModelWatch.Statistics.Calibration;

namespace ModelWatch.Statistics.Tests.Calibration;

/// <summary>The worked vector of statistics-for-quality-teams.md, 5.9: p = (i + 0.5) / 40.</summary>
public sealed class CalibrationVectorTests
{
    private static readonly ScoredRows Rows = new(
        [.. Enumerable.Range(0, 40).Select(i => (i + 0.5) / 40)], [.. "0000000000011000000010001100110111111111".Select(c => c == '1')]);

    [Fact]
    public void Fits_OfTheVector_Agree()
    {
        var fit = CalibrationSlope.Of(Rows);
        Assert.Equal(1.562912640674887, fit.Slope.Value!.Value, 9);
        Assert.Equal(0.5084203716, (fit.Slope.Upper!.Value - fit.Slope.Value.Value) / 1.959963984540054, 7);
        Assert.Equal(-0.7903420069936, fit.Intercept.Value!.Value, 9);
        Assert.Equal(-0.60716230338, fit.InTheLarge.Value!.Value, 9);
        Assert.Equal(0.5084203716, fit.SlopeError.Value!.Value, 7);
        Assert.Equal(0.48248167, fit.InterceptError.Value!.Value, 7);
        Assert.Equal(0.39440190905, fit.InTheLargeError.Value!.Value, 7);
        Assert.Equal(0.39440190905, (fit.InTheLarge.Upper!.Value - fit.InTheLarge.Value.Value) / 1.959963984540054, 7);
    }

    [Fact]
    public void Scores_OfTheVector_Agree()
    {
        Assert.Equal(0.14328125, Brier.Score(Rows).Value!.Value, 12);
        Assert.Equal(-0.8112658161581594, Spiegelhalter.Z(Rows).Value!.Value, 12);
        Assert.Equal(7.131518636162598, HosmerLemeshow.Statistic(Rows).Value!.Value, 10);
        Assert.Equal(6.587301587301587, HosmerLemeshow.Statistic(Rows, 5).Value!.Value, 10);
        Assert.Equal(0.14, ExpectedCalibrationError.ByMass(Rows, 5).Value!.Value, 12);
        var corp = Corp.Of(Rows);
        Assert.Equal(0.0439756944444, corp.Miscalibration.Value!.Value, 10);
        Assert.Equal(0.1406944444444, corp.Discrimination.Value!.Value, 10);
    }

    // Blocks of the fit, the debiased square over equal mass, and scipy 1.10.1 for the p-values.
    [Fact]
    public void Tests_OfTheVector_Agree()
    {
        Assert.Equal(0.417213036, Spiegelhalter.PValue(Spiegelhalter.Z(Rows)).Value!.Value, 8);
        Assert.Equal(0.24, Corp.Of(Rows).Uncertainty.Value!.Value, 12);
        Assert.Equal(6, Corp.Of(Rows).Recalibrated.Distinct().Count());
        var bins = CalibrationBins.ByMass(Rows, 5);
        Assert.Equal(0.03375, bins.Average(b => (b.MeanScore - b.Positive / 8) * (b.MeanScore - b.Positive / 8)), 12);
        Assert.Equal(0.0185714285714, bins.Average(b => (b.MeanScore - b.Positive / 8) * (b.MeanScore - b.Positive / 8)
            - b.Positive / 8 * (1 - b.Positive / 8) / 7), 12);
        Assert.Equal(4.013448440134301, RecalibrationTest.Statistic(Rows).Value!.Value, 9);
        Assert.Equal(0.13442831176456652, RecalibrationTest.PValue(RecalibrationTest.Statistic(Rows)).Value!.Value, 9);
        var test = HosmerLemeshowTest.Of(Rows);
        Assert.Equal((10, 8), (test.DegreesOfFreedom, HosmerLemeshowTest.Of(Rows, fitted: true).DegreesOfFreedom));
        Assert.Equal(HosmerLemeshow.PValue(test.Statistic, 10), test.P);
    }

    // numpy 1.24.2: |p - PAV| and the delta method, t quantile of scipy 1.10.1.
    [Fact]
    public void DistancesAndSkill_OfTheVector_Agree()
    {
        Assert.Equal(0.150625, CalibrationDistance.Index(Rows).Value!.Value, 12);
        Assert.Equal(0.1375, CalibrationDistance.Quantile(Rows, 0.5).Value!.Value, 12);
        Assert.Equal(0.2625, CalibrationDistance.Quantile(Rows, 0.9).Value!.Value, 12);
        var skill = CalibrationIntervals.BrierSkill(Rows);
        Assert.Equal(0.40299479166666674, skill.Value!.Value, 12);
        Assert.Equal(0.10038162818127261, skill.Lower!.Value, 6);
        Assert.Equal(0.603815095442555, skill.Upper!.Value, 6);
    }

    [Fact]
    public void IntervalOfTheError_OfTheSameSeed_IsTheSameAndHoldsTheValue()
    {
        var first = ExpectedCalibrationError.WithInterval(Rows, new Random(7));
        Assert.Equal(first, ExpectedCalibrationError.WithInterval(Rows, new Random(7)));
        Assert.InRange(first.Value!.Value, first.Lower!.Value, first.Upper!.Value);
    }
}
