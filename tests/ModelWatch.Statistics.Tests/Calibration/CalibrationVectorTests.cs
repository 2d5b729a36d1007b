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

    [Fact]
    public void IntervalOfTheError_OfTheSameSeed_IsTheSameAndHoldsTheValue()
    {
        var first = ExpectedCalibrationError.WithInterval(Rows, new Random(7));
        Assert.Equal(first, ExpectedCalibrationError.WithInterval(Rows, new Random(7)));
        Assert.InRange(first.Value!.Value, first.Lower!.Value, first.Upper!.Value);
    }
}
