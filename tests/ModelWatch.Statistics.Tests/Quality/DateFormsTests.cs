using System.Globalization;
using CsCheck;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Quality;

public sealed class DateFormsTests
{
    [Theory]
    [InlineData("2026-01-02", TextTraits.DateIso)]
    [InlineData("2026/01/02", TextTraits.DateDelimited)]
    [InlineData("13/01/2026", TextTraits.DateDelimited | TextTraits.DayFirst)]
    [InlineData("01/13/2026", TextTraits.DateDelimited | TextTraits.MonthFirst)]
    [InlineData("02.01.2026", TextTraits.DateDelimited | TextTraits.AmbiguousDate)]
    [InlineData("02/02/2026", TextTraits.DateDelimited)]
    [InlineData("02/03/26", TextTraits.DateDelimited | TextTraits.AmbiguousDate | TextTraits.TwoDigitYear)]
    [InlineData("31/02/2026", TextTraits.DateDelimited | TextTraits.DayFirst | TextTraits.ImpossibleDate)]
    [InlineData("2026-02-29", TextTraits.DateIso | TextTraits.ImpossibleDate)]
    [InlineData("2024-02-29", TextTraits.DateIso)]
    [InlineData("2026-13-01", TextTraits.DateIso | TextTraits.ImpossibleDate)]
    [InlineData("2026-00-00", TextTraits.DateIso | TextTraits.PartialDate)]
    [InlineData("1900-01-01", TextTraits.DateIso | TextTraits.SentinelDate)]
    [InlineData("01/01/1970", TextTraits.DateDelimited | TextTraits.SentinelDate)]
    [InlineData("9999-12-31T00:00:00Z", TextTraits.DateIso | TextTraits.SentinelDate)]
    [InlineData("31.12.9999", TextTraits.DateDelimited | TextTraits.DayFirst | TextTraits.SentinelDate)]
    [InlineData("UNK-JAN-2024", TextTraits.DateNamed | TextTraits.PartialDate)]
    [InlineData("12-Jan-2024", TextTraits.DateNamed)]
    [InlineData("Jan 12, 2024", TextTraits.DateNamed)]
    [InlineData("12-Jan-24", TextTraits.DateNamed | TextTraits.TwoDigitYear)]
    [InlineData("31-Feb-2024", TextTraits.DateNamed | TextTraits.ImpossibleDate)]
    [InlineData("2024-01", TextTraits.DateIso | TextTraits.PartialDate)]
    [InlineData("2024", TextTraits.DateNumber | TextTraits.PartialDate)]
    [InlineData("20240131", TextTraits.DateCompact)]
    [InlineData("20241331", TextTraits.DateCompact | TextTraits.ImpossibleDate)]
    [InlineData("310124", TextTraits.DateCompact | TextTraits.TwoDigitYear | TextTraits.AmbiguousDate)]
    [InlineData("1704067200", TextTraits.DateNumber | TextTraits.Epoch)]
    [InlineData("1704067200000", TextTraits.DateNumber | TextTraits.Epoch)]
    [InlineData("45292", TextTraits.DateNumber | TextTraits.SerialDate)]
    [InlineData("23376", TextTraits.DateNumber | TextTraits.SerialDate)]
    [InlineData("2567-01-02", TextTraits.DateIso | TextTraits.BuddhistYear)]
    [InlineData("2026-01-02T03:04:05", TextTraits.DateIso | TextTraits.ZoneMissing)]
    [InlineData("2026-01-02T03:04:05+01:00", TextTraits.DateIso)]
    [InlineData("2026-01-02 03:04", TextTraits.DateIso | TextTraits.ZoneMissing)]
    [InlineData("yesterday", TextTraits.DateOther)]
    [InlineData("", TextTraits.DateOther)]
    [InlineData("1-2-3-4", TextTraits.DateOther)]
    public void Of_Date_ShowsHowItIsWrittenAndWhatIsOdd(string text, TextTraits expected) => Assert.Equal(expected, DateForms.Of(text));

    /// <summary>Every day of the calendar, written as .NET writes it, is possible and of the form that was asked for.</summary>
    [Fact]
    public void Of_EveryDay_IsPossibleInEachForm() => Gen.Int[0, 73_000].Sample(days =>
    {
        var day = new DateTime(1905, 1, 2).AddDays(days);
        foreach (var (format, form) in new[] { ("yyyy-MM-dd", TextTraits.DateIso), ("dd/MM/yyyy", TextTraits.DateDelimited), ("dd-MMM-yyyy", TextTraits.DateNamed), ("yyyyMMdd", TextTraits.DateCompact) })
        {
            var traits = DateForms.Of(day.ToString(format, CultureInfo.InvariantCulture));
            Assert.Equal(form, traits & DateForms.Forms);
            Assert.Equal(TextTraits.None, traits & (TextTraits.ImpossibleDate | TextTraits.PartialDate | TextTraits.TwoDigitYear));
        }
    });

    [Fact]
    public void Of_AnyText_HasExactlyOneForm() => Gen.String[Gen.Char["0123456789-/. :TZJanUNK"], 0, 20].Sample(text =>
        Assert.Equal(1, System.Numerics.BitOperations.PopCount((ulong)(DateForms.Of(text) & DateForms.Forms))));

    [Theory]
    [InlineData("1-Mar", true)]
    [InlineData("02-Sep", true)]
    [InlineData("Mar-01", true)]
    [InlineData("MARCH1", false)]
    [InlineData("1-Max", false)]
    [InlineData("A-1", false)]
    public void IsSheetDate_GeneTurnedToDate_IsSeen(string text, bool expected) => Assert.Equal(expected, DateForms.IsSheetDate(text));
}
