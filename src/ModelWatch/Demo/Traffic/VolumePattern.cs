namespace ModelWatch.Demo.Traffic;

/// <summary>Events an hour: a cosine over the day with its top at 13:00 UTC, and a quieter weekend.</summary>
/// <remarks>
/// The pattern lives in the volume. In the values it is faint, because an hour's window is compared with a reference of whole weeks:
/// a pattern in the values beyond the tolerance would be a true shift, and the healthy model must be healthy.
/// </remarks>
internal sealed record VolumePattern(double PerHour, double Daily, double Weekend)
{
    public double Expected(DateTimeOffset hour)
    {
        var daily = 1 + Daily * Math.Cos(2 * Math.PI * (hour.UtcDateTime.Hour - 13) / 24.0);
        return PerHour * daily * (hour.UtcDateTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Weekend : 1);
    }
}
