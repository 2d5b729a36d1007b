namespace ModelWatch.Statistics.ControlCharts;

/// <summary>On which side of its limits a chart stands.</summary>
[Flags]
public enum ChartSignal
{
    /// <summary>Inside the limits, or no limits for this point.</summary>
    None = 0,

    /// <summary>Above the upper limit.</summary>
    Up = 1,

    /// <summary>Below the lower limit.</summary>
    Down = 2,

    /// <summary>Both at once, as the two sides of a CUSUM can be.</summary>
    Both = Up | Down,
}
