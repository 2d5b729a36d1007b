namespace ModelWatch.Plans;

/// <summary>
/// Cuts time into windows. Minutes and hours are cut in UTC; days, weeks (from Monday) and months in the plan's report zone, so a day
/// may have 23 or 25 hours. A start is inclusive, an end exclusive. Pure and thread safe.
/// </summary>
internal sealed record WindowCalendar(WindowLength Length, TimeZoneInfo Zone)
{
    public static WindowCalendar Of(MonitoringPlan plan) => new(plan.Window.Length, plan.Report.Zone);

    /// <summary>The window that holds <paramref name="time"/>, in ticks of UTC.</summary>
    public (long Start, long End) Containing(long time) => Fixed() is { } ticks
        ? (time - (time % ticks), time - (time % ticks) + ticks)
        : Calendar(time);

    /// <summary>The text of the length as it stands in a plan: <c>1h</c>, <c>1mo</c>.</summary>
    public string Text => Length switch
    {
        WindowLength.FiveMinutes => "5m",
        WindowLength.FifteenMinutes => "15m",
        WindowLength.OneHour => "1h",
        WindowLength.OneDay => "1d",
        WindowLength.OneWeek => "1w",
        _ => "1mo",
    };

    private long? Fixed() => Length switch
    {
        WindowLength.FiveMinutes => TimeSpan.TicksPerMinute * 5,
        WindowLength.FifteenMinutes => TimeSpan.TicksPerMinute * 15,
        WindowLength.OneHour => TimeSpan.TicksPerHour,
        _ => null,
    };

    private (long Start, long End) Calendar(long time)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(time, DateTimeKind.Utc), Zone).Date;
        var start = Length switch
        {
            WindowLength.OneWeek => local.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            WindowLength.OneMonth => new DateTime(local.Year, local.Month, 1),
            _ => local,
        };
        return (ToUtc(start), ToUtc(Next(start)));
    }

    /// <summary>The latest calendar ends saturate, so that the year 9999 still has a window.</summary>
    private DateTime Next(DateTime start)
    {
        try
        {
            return Length switch
            {
                WindowLength.OneWeek => start.AddDays(7),
                WindowLength.OneMonth => start.AddMonths(1),
                _ => start.AddDays(1),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }

    /// <summary>Midnight in the zone; where a clock change skips midnight, the first instant after it.</summary>
    private long ToUtc(DateTime local)
    {
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone).Ticks;
    }
}
