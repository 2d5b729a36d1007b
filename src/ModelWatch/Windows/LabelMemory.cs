using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>How long labels and the delays of outcomes are remembered under a plan. Pure.</summary>
internal static class LabelMemory
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(28);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);
    private static readonly TimeSpan ShortestPrediction = TimeSpan.FromDays(7);

    /// <summary>Cohorts that the arrival curve is learned from: four maturities, 28 to 400 days, so that it follows a change of the process.</summary>
    public static TimeSpan Cohorts(MonitoringPlan plan)
    {
        var wanted = 4 * (plan.Label?.Maturity ?? TimeSpan.Zero);
        return wanted < Shortest ? Shortest : wanted > Longest ? Longest : wanted;
    }

    /// <summary>How long a label waits for its prediction: as long as a prediction is kept.</summary>
    public static TimeSpan Waiting(MonitoringPlan plan)
    {
        var least = (plan.Label?.Maturity ?? TimeSpan.Zero) + plan.Window.Lateness;
        return plan.Retention.Predictions ?? (least > ShortestPrediction ? least : ShortestPrediction);
    }
}
