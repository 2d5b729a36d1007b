using ModelWatch.Plans;

namespace ModelWatch.Tests.Windows;

public class WindowCalendarTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(nameof(WindowLength.FiveMinutes), "2026-03-29T00:57:30Z", "2026-03-29T00:55:00Z", "2026-03-29T01:00:00Z")]
    [InlineData(nameof(WindowLength.OneHour), "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]
    [InlineData(nameof(WindowLength.OneDay), "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(nameof(WindowLength.OneDay), "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData(nameof(WindowLength.OneWeek), "2026-03-29T12:00:00Z", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(nameof(WindowLength.OneMonth), "2026-02-15T12:00:00Z", "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z")]
    public void Containing_Time_GivesTheWindowInTheZone(string length, string time, string start, string end)
    {
        var window = new WindowCalendar(Enum.Parse<WindowLength>(length), Berlin).Containing(DateTimeOffset.Parse(time).UtcTicks);

        Assert.Equal((DateTimeOffset.Parse(start).UtcTicks, DateTimeOffset.Parse(end).UtcTicks), window);
    }
}
