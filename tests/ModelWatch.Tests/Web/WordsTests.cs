using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Tests.Web;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.8524, 0.8361, 0.8681, "0.852", "[0.836, 0.868]")]
    [InlineData(0.8812, 0.82, 0.94, "0.88", "[0.82, 0.94]")]
    [InlineData(-0.1412, -0.2011, -0.0812, "−0.14", "[−0.20, −0.08]")]
    [InlineData(-0.0004, -0.8, 0.8, "0.0", "[−0.8, 0.8]")]
    [InlineData(4812.4, 4700.0, 4900.0, "4,812", "[4,700, 4,900]")]
    public void Reading_WithInterval_HasDecimalsByItsWidth(double value, double lower, double upper, string said, string interval)
    {
        var reading = Numbers.Of(value, lower, upper, null, null);

        Assert.Equal((said, interval), (reading.Value, reading.Interval));
    }

    [Theory]
    [InlineData(null, null, "not assessed")]
    [InlineData(null, "too-few-rows", "too few rows")]
    [InlineData(null, "no-reference", "no reference yet")]
    [InlineData(double.NaN, null, "not assessed")]
    public void Reading_Absent_IsAWordAndNeverZero(double? value, string? why, string expected)
    {
        var reading = Numbers.Of(value, null, null, "mg", why);

        Assert.Null(reading.Value);
        Assert.Equal(expected, reading.Why);
    }

    [Fact]
    public void Reading_Share_IsInPerCent() => Assert.Equal(new Reading("0.39", "[0.25, 0.61]", "%"), Numbers.Of(0.0039, 0.0025, 0.0061, null, null, share: true));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-3.14159, "−3.142")]
    [InlineData(0.00001, "1E−5")]
    public void Plain_AnySize_IsReadable(double value, string expected) => Assert.Equal(expected, Numbers.Plain(value));

    [Theory]
    [InlineData(79, "1 h 19 min")]
    [InlineData(120, "2 h")]
    [InlineData(5, "5 min")]
    [InlineData(60 * 24 * 6, "6 d")]
    public void Length_AnyAge_HasTwoUnitsAtMost(int minutes, string expected) => Assert.Equal(expected, Times.Length(TimeSpan.FromMinutes(minutes)));

    /// <summary>A fault of values is said in words of its own, never by its name with spaces.</summary>
    [Fact]
    public void Measure_OfValues_HasWords()
    {
        string[] faults = [.. TraitShares.Names, .. NumberFaults.Shares, .. TraitMeasures.Others];

        Assert.DoesNotContain(faults, name => !QualityWords.Known.ContainsKey(name));
        Assert.Empty(QualityWords.Known.Values.GroupBy(words => words).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Times_InAZone_SayIt()
    {
        var times = new Times(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), PageHost.Now);

        Assert.Equal("Wed 18 Nov 2026, 02:19 UTC+01:00", times.Made);
        Assert.Equal("18 Nov 01:00 to 02:00", times.Span(PageHost.Now.Date.ToUniversalTime(), PageHost.Now.Date.ToUniversalTime().AddHours(1)));
    }
}
