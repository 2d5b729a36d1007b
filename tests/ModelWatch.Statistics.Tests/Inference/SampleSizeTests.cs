using CsCheck;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Tests.Inference;

public sealed class SampleSizeTests
{
    [Fact]
    public void HalfWidth_AndItsRows_AreInverse()
    {
        // z^2 0.09 / 0.05^2 with z = 1.959963984540054.
        Assert.Equal(138.2925175449885, SampleSize.RowsForHalfWidth(0.9, 0.05).Value!.Value, 1e-9);
        Assert.Equal(0.05, SampleSize.HalfWidth(0.9, 138.2925175449885).Value!.Value, 1e-12);
    }

    // scipy 1.10.1: ((1.959963984540054 * 0.3 + norm.ppf(0.8) * 0.4) / 0.1)^2, and norm.cdf((0.1 sqrt 200 - 1.96 * 0.3) / 0.4).
    [Fact]
    public void Change_OfTheFormula_Agrees()
    {
        Assert.Equal(85.49548555330988, SampleSize.RowsForChange(0.9, 0.8).Value!.Value, 1e-7);
        Assert.Equal(0.9805650210341454, SampleSize.Power(0.9, 0.8, 200).Value!.Value, 1e-9);
        Assert.Equal(0.8, SampleSize.Power(0.9, 0.8, 85.49548555330988).Value!.Value, 1e-9);
    }

    [Fact]
    public void ObservedExpected_OfTheFormula_Agrees()
    {
        Assert.Equal(900, SampleSize.RowsForObservedExpected(0.1, 0.1).Value!.Value, 1e-9);
        Assert.Equal(0.1, SampleSize.ObservedExpectedError(0.1, 900).Value!.Value, 1e-12);
    }

    [Fact]
    public void DetectableFall_IsWhereThePowerIsReached() => Gen.Select(Gen.Double[0.3, 1], Gen.Double[50, 5000]).Sample((before, rows) =>
    {
        var fall = SampleSize.DetectableFall(before, rows).Value!.Value;
        Assert.InRange(fall, 0, before);
        Assert.Equal(rows, SampleSize.RowsForChange(before, before - fall).Value!.Value, 1e-3 * rows);
    }, iter: 300);

    [Fact]
    public void Statements_WithoutWhatTheyNeed_SayWhy()
    {
        Assert.Equal("a proportion lies in [0, 1]", SampleSize.HalfWidth(1.1, 10).Why);
        Assert.Equal("rows and widths are above 0", SampleSize.HalfWidth(0.5, 0).Why);
        Assert.Equal("a level lies in (0, 1)", SampleSize.RowsForHalfWidth(0.5, 0.1, 1).Why);
        Assert.Equal("the proportions differ and a power lies in (0, 1)", SampleSize.RowsForChange(0.5, 0.5).Why);
        Assert.Equal("the changed proportion does not vary", SampleSize.Power(0.5, 1, 10).Why);
        Assert.Equal("too few rows for any fall", SampleSize.DetectableFall(0.5, 1).Why);
        Assert.Equal("the share of events lies in (0, 1), rows are above 0", SampleSize.ObservedExpectedError(0, 10).Why);
        Assert.Equal("the share of events lies in (0, 1), the error is above 0", SampleSize.RowsForObservedExpected(0.5, double.NaN).Why);
    }

    [Theory]
    [InlineData(97, 100, 0.04, Verdict.Met)]
    [InlineData(97, 100, 0.03, Verdict.NotMet)]
    [InlineData(0, 0, 0.03, Verdict.NotAssessable)]
    public void Sufficiency_OfItsCriterion_IsJudged(double events, double rows, double criterion, Verdict expected)
    {
        var statement = Sufficiency.Of(events, rows, 0.95, criterion);
        Assert.Equal(expected, statement.Verdict);
        Assert.Equal(rows, statement.Rows);
        Assert.Equal(rows > 0, statement.HalfWidth.IsPresent);
        // Half of the published Wilson interval of 97/100.
        if (rows > 0)
            Assert.Equal((0.9897457 - 0.9154806) / 2, statement.HalfWidth.Value!.Value, 2e-7);
        Assert.Equal(rows > 0 ? null : "rows and widths are above 0", statement.DetectableFall.Why);
    }
}
