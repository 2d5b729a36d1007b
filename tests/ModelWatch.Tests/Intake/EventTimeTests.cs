using ModelWatch.Intake;

namespace ModelWatch.Tests.Intake;

public class EventTimeTests
{
    [Theory]
    [InlineData("2026-01-31T08:00:00Z", "2026-01-31T08:00:00.0000000")]
    [InlineData("2026-01-31 08:00:00Z", "2026-01-31T08:00:00.0000000")]
    [InlineData("2026-01-31t08:00:00z", "2026-01-31T08:00:00.0000000")]
    [InlineData("2026-01-31T08:00:00+02:00", "2026-01-31T06:00:00.0000000")]
    [InlineData("2026-01-31T23:30:00-01:30", "2026-02-01T01:00:00.0000000")]
    [InlineData("2026-01-31T08:00:00.123456789Z", "2026-01-31T08:00:00.1234567")]
    [InlineData("2026-06-30T23:59:60Z", "2026-06-30T23:59:59.9999999")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000")]
    public void TryParse_ZonedTime_GivesUtc(string text, string utc)
    {
        Assert.True(EventTime.TryParse(text, out var ticks));
        Assert.Equal(utc, new DateTime(ticks).ToString("yyyy-MM-ddTHH:mm:ss.fffffff"));
    }

    [Theory]
    [InlineData("2026-01-31T08:00:00")]
    [InlineData("2026-01-31")]
    [InlineData("1769846400")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T08:00:00.Z")]
    [InlineData("2026-01-31T08:00:00+0200")]
    [InlineData("-026-01-31T08:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("")]
    public void TryParse_NoZoneOrRubbish_IsNoTime(string text) => Assert.False(EventTime.TryParse(text, out _));
}
