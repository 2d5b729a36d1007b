namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// What a chart plots after a point. The default value is a chart before its first point: nothing plotted, no limits. Immutable, thread safe.
/// </summary>
/// <param name="Points">Number of points taken, 0 or more; a point that is not a finite number is not taken.</param>
/// <param name="Value">What is plotted, in the unit of the points; null before the first point.</param>
/// <param name="Lower">Lower limit at this point, inclusive; null before the first point.</param>
/// <param name="Upper">Upper limit at this point, inclusive; null before the first point.</param>
/// <param name="Signal">Whether this point lies beyond a limit.</param>
public readonly record struct ChartState(long Points, double? Value, double? Lower, double? Upper, ChartSignal Signal)
{
    internal ChartState Next(double value, double lower, double upper) => new(
        Points + 1, value, lower, upper, value > upper ? ChartSignal.Up : value < lower ? ChartSignal.Down : ChartSignal.None);

    internal ChartState Skip() => this with { Signal = ChartSignal.None };
}
