using ModelWatch.Plans;
using ModelWatch.Reports;

namespace ModelWatch.Tests.Reports;

public sealed class ReportCalendarTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(nameof(ReportPeriod.Month), "2026-05-15T12:00:00Z", "2026-05", "2026-04-30T22:00:00Z", "2026-05-31T22:00:00Z")]
    [InlineData(nameof(ReportPeriod.Month), "2026-04-30T22:00:00Z", "2026-05", "2026-04-30T22:00:00Z", "2026-05-31T22:00:00Z")]
    [InlineData(nameof(ReportPeriod.Month), "2026-03-31T21:59:59Z", "2026-03", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z")]
    [InlineData(nameof(ReportPeriod.Week), "2027-01-01T00:00:00Z", "2026-W53", "2026-12-27T23:00:00Z", "2027-01-03T23:00:00Z")]
    [InlineData(nameof(ReportPeriod.Quarter), "2026-12-31T23:30:00Z", "2027-Q1", "2026-12-31T23:00:00Z", "2027-03-31T22:00:00Z")]
    public void Containing_Instant_IsThePeriodOfItsZone(string every, string instant, string name, string from, string to)
    {
        var calendar = new ReportCalendar(Enum.Parse<ReportPeriod>(every), Berlin);

        var span = calendar.Containing(DateTimeOffset.Parse(instant));

        Assert.Equal(new ReportSpan(name, DateTimeOffset.Parse(from), DateTimeOffset.Parse(to)), span);
        Assert.Equal(span, calendar.Named(name));
        Assert.Equal(span.From, calendar.Before(span).To);
    }

    [Theory]
    [InlineData(nameof(ReportPeriod.Month), "2026-13")]
    [InlineData(nameof(ReportPeriod.Month), "2026-W02")]
    [InlineData(nameof(ReportPeriod.Week), "2026-W54")]
    [InlineData(nameof(ReportPeriod.Week), "2025-W53")]
    [InlineData(nameof(ReportPeriod.Quarter), "2026-Q5")]
    [InlineData(nameof(ReportPeriod.Month), "")]
    public void Named_NoSuchPeriod_IsNull(string every, string name) => Assert.Null(new ReportCalendar(Enum.Parse<ReportPeriod>(every), Berlin).Named(name));
}
