using System.Globalization;
using CsCheck;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Quality;

public sealed class NumberFormsTests
{
    [Theory]
    [InlineData("12.5", TextTraits.NumberInText)]
    [InlineData("-3", TextTraits.NumberInText)]
    [InlineData("12,5", TextTraits.DecimalComma)]
    [InlineData("-0,125", TextTraits.Thousands)]
    [InlineData("1234,5", TextTraits.DecimalComma)]
    [InlineData("1,234", TextTraits.Thousands)]
    [InlineData("1,234,567", TextTraits.Thousands)]
    [InlineData("1,234.5", TextTraits.Thousands)]
    [InlineData("1.234,5", TextTraits.DecimalComma | TextTraits.Thousands)]
    [InlineData("1 234,5", TextTraits.DecimalComma | TextTraits.Thousands)]
    [InlineData("1\u202F234", TextTraits.Thousands)]
    [InlineData("1'234.50", TextTraits.Thousands)]
    [InlineData("12,34,567", TextTraits.None)]
    [InlineData("1.2.3", TextTraits.None)]
    [InlineData("1E+05", TextTraits.NumberInText | TextTraits.Exponent)]
    [InlineData("1,5e3", TextTraits.DecimalComma)]
    [InlineData("<0.5", TextTraits.Censored)]
    [InlineData("> 1000", TextTraits.Censored)]
    [InlineData("<=5", TextTraits.Censored)]
    [InlineData("<LOQ", TextTraits.Censored)]
    [InlineData("BLQ", TextTraits.Censored)]
    [InlineData("<0,5", TextTraits.Censored)]
    [InlineData("<b>", TextTraits.None)]
    [InlineData("007", TextTraits.NumberInText | TextTraits.LeadingZero)]
    [InlineData("0", TextTraits.NumberInText)]
    [InlineData("376104250021234000", TextTraits.NumberInText | TextTraits.RoundedDigits)]
    [InlineData("376104250021234567", TextTraits.NumberInText)]
    [InlineData("12 mg", TextTraits.UnitSuffix)]
    [InlineData("5mcg", TextTraits.UnitSuffix | TextTraits.OddUnit)]
    [InlineData("5,5 mg", TextTraits.UnitSuffix | TextTraits.DecimalComma)]
    [InlineData("37.2 °C", TextTraits.UnitSuffix)]
    [InlineData("100%", TextTraits.UnitSuffix)]
    [InlineData("12 apples", TextTraits.None)]
    [InlineData("word", TextTraits.None)]
    [InlineData("", TextTraits.None)]
    [InlineData("-", TextTraits.None)]
    [InlineData("2026-01-02", TextTraits.None)]
    public void Of_Text_ShowsHowTheNumberIsWritten(string text, TextTraits expected) => Assert.Equal(expected, NumberForms.Of(text));

    [Fact]
    public void Of_OneComma_IsWhatTheCellsSay() => Gen.String[Gen.Char["0123456789,.-e "], 1, 9].Sample(text =>
    {
        var form = CellText.FormOf(text);
        if (form is CellForm.DecimalComma) Assert.Equal(TextTraits.DecimalComma, NumberForms.Of(text) & TextTraits.DecimalComma);
        if (form is CellForm.Thousands) Assert.Equal(TextTraits.Thousands, NumberForms.Of(text));
    });

    [Theory]
    [InlineData("decimal-comma", "12,5", 12.5)]
    [InlineData("decimal-comma", "-1.234,5", -1234.5)]
    [InlineData("decimal-comma", "1 234,5", 1234.5)]
    [InlineData("decimal-comma", "1,234", 1.234)]
    [InlineData("decimal-comma", "1,5e3", 1500.0)]
    [InlineData("decimal-comma", "1.234", null)]
    [InlineData("decimal-comma", "1,234,567", null)]
    [InlineData("decimal-comma", "x", null)]
    [InlineData("thousands", "1,234", 1234.0)]
    [InlineData("thousands", "1,234,567.25", 1234567.25)]
    [InlineData("thousands", "1'234.5", 1234.5)]
    [InlineData("thousands", "12,5", null)]
    [InlineData("thousands", "1.234.567", null)]
    public void TryRead_DeclaredFormat_ReadsThatAndNothingElse(string name, string text, double? expected)
    {
        var read = NumberFormat.Named(name)!.TryRead(text, out var value);
        Assert.Equal(expected, read ? value : null);
    }

    [Fact]
    public void TryRead_NumberWrittenInACulture_GivesTheNumberBack() => Gen.Double[-1e9, 1e9].Sample(number =>
    {
        var rounded = Math.Round(number, 2);
        if (Math.Abs(rounded) < 1000) rounded += 1000 * (rounded < 0 ? -1 : 1);
        var commas = rounded.ToString("#,0.00", CultureInfo.InvariantCulture);
        Assert.True(NumberFormat.Named("thousands")!.TryRead(commas, out var read));
        Assert.Equal(rounded, read, 1e-6);
        var german = commas.Replace(',', '_').Replace('.', ',').Replace('_', '.');
        Assert.True(NumberFormat.Named("decimal-comma")!.TryRead(german, out read));
        Assert.Equal(rounded, read, 1e-6);
    });
}
