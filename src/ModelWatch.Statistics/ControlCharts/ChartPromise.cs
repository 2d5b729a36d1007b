namespace ModelWatch.Statistics.ControlCharts;

/// <summary>What a chart with a budget will do. Immutable, thread safe.</summary>
/// <param name="InControl">ARL0: mean points between false alarms.</param>
/// <param name="Limit">The limit of the chart that has it (L or h).</param>
/// <param name="Points">ARL1: mean points to the alarm after the shift.</param>
/// <param name="Days">The same in days.</param>
/// <param name="Predictions">The same in predictions.</param>
public sealed record ChartPromise(Figure InControl, Figure Limit, Figure Points, Figure Days, Figure Predictions);
