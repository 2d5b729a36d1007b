using System.Globalization;
using System.Text.RegularExpressions;
using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>Weeks (ISO, from Monday), months and quarters in a time zone. Pure and thread safe.</summary>
internal sealed partial record ReportCalendar(ReportPeriod Every, TimeZoneInfo Zone)
{
    public static ReportCalendar Of(MonitoringPlan plan) => new(plan.Report.Every, plan.Report.Zone);

    /// <summary>The period that holds the instant.</summary>
    public ReportSpan Containing(DateTimeOffset instant)
    {
        var day = TimeZoneInfo.ConvertTime(instant, Zone).Date;
        return From(Every switch
        {
            ReportPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            ReportPeriod.Month => new DateTime(day.Year, day.Month, 1),
            _ => new DateTime(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        });
    }

    /// <summary>The period before this one.</summary>
    public ReportSpan Before(ReportSpan span) => Containing(span.From.AddHours(-12));

    /// <summary>The period of a name in the form of this calendar, or null.</summary>
    public ReportSpan? Named(string name)
    {
        var match = Every switch
        {
            ReportPeriod.Week => WeekName().Match(name),
            ReportPeriod.Month => MonthName().Match(name),
            _ => QuarterName().Match(name),
        };
        if (!match.Success) return null;
        var (year, number) = (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value));
        if (year < 1970 || number < 1 || number > Most(year)) return null;
        return From(Every switch
        {
            ReportPeriod.Week => ISOWeek.ToDateTime(year, number, DayOfWeek.Monday),
            ReportPeriod.Month => new DateTime(year, number, 1),
            _ => new DateTime(year, (number * 3) - 2, 1),
        });
    }

    /// <summary>How a name looks, for a message.</summary>
    public string Form => Every switch
    {
        ReportPeriod.Week => "2026-W18",
        ReportPeriod.Month => "2026-05",
        _ => "2026-Q2",
    };

    private int Most(int year) => Every switch
    {
        ReportPeriod.Week => ISOWeek.GetWeeksInYear(year),
        ReportPeriod.Month => 12,
        _ => 4,
    };

    private ReportSpan From(DateTime first) => Every switch
    {
        ReportPeriod.Week => new($"{ISOWeek.GetYear(first):0000}-W{ISOWeek.GetWeekOfYear(first):00}", Start(first), Start(first.AddDays(7))),
        ReportPeriod.Month => new($"{first:yyyy-MM}", Start(first), Start(first.AddMonths(1))),
        _ => new($"{first.Year:0000}-Q{((first.Month - 1) / 3) + 1}", Start(first), Start(first.AddMonths(3))),
    };

    /// <summary>Midnight of the zone in UTC; where the clocks skip midnight, the first moment after.</summary>
    private DateTimeOffset Start(DateTime day)
    {
        while (Zone.IsInvalidTime(day)) day = day.AddMinutes(15);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day, Zone), TimeSpan.Zero);
    }

    [GeneratedRegex(@"\A(\d{4})-W(\d{2})\z")]
    private static partial Regex WeekName();

    [GeneratedRegex(@"\A(\d{4})-(\d{2})\z")]
    private static partial Regex MonthName();

    [GeneratedRegex(@"\A(\d{4})-Q(\d)\z")]
    private static partial Regex QuarterName();
}
