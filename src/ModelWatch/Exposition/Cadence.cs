using ModelWatch.Plans;

namespace ModelWatch.Exposition;

/// <summary>How a plan's window is named in labels, and how often it is evaluated at the most.</summary>
internal sealed record Cadence(string Text, TimeSpan Interval)
{
    public static Cadence Of(MonitoringPlan plan) => plan.Window.Length switch
    {
        WindowLength.FiveMinutes => new("5m", TimeSpan.FromMinutes(5)),
        WindowLength.FifteenMinutes => new("15m", TimeSpan.FromMinutes(15)),
        WindowLength.OneHour => new("1h", TimeSpan.FromHours(1)),
        WindowLength.OneDay => new("1d", TimeSpan.FromDays(1)),
        WindowLength.OneWeek => new("1w", TimeSpan.FromDays(7)),
        _ => new("1mo", TimeSpan.FromDays(31)),
    };
}
