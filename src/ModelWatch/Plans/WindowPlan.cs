namespace ModelWatch.Plans;

/// <summary>How events are cut into windows.</summary>
internal sealed record WindowPlan
{
    public WindowLength Length { get; init; } = WindowLength.OneHour;

    /// <summary>How long after its end a window waits for late events before it closes.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events that a window needs before a drift, calibration or performance verdict.</summary>
    public int Minimum { get; init; } = 200;

    /// <summary>How long after its end a window still accepts events, and identities are remembered.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(7);
}
