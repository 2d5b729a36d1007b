using ModelWatch.Plans;

namespace ModelWatch.Exposition;

/// <summary>How a plan's window is named in labels, and the longest time between two evaluations.</summary>
internal sealed record Cadence(string Text, TimeSpan Interval)
{
    public static Cadence Of(MonitoringPlan plan) => new(WindowCalendar.Of(plan).Text, plan.Window.Length switch
    {
        WindowLength.FiveMinutes => TimeSpan.FromMinutes(5),
        WindowLength.FifteenMinutes => TimeSpan.FromMinutes(15),
        WindowLength.OneHour => TimeSpan.FromHours(1),
        WindowLength.OneDay => TimeSpan.FromDays(1),
        WindowLength.OneWeek => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(31),
    });
}
