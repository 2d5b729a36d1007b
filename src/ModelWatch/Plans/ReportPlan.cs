namespace ModelWatch.Plans;

/// <summary>The periodic summary: its period in its zone, and how long after the period's end the data are frozen.</summary>
internal sealed record ReportPlan
{
    public ReportPeriod Every { get; init; } = ReportPeriod.Month;
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
    public TimeSpan Cutoff { get; init; } = TimeSpan.FromDays(5);
}
