namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Where the two sides of a CUSUM stand. Immutable, thread safe.</summary>
/// <param name="Points">Number of points taken, 0 or more.</param>
/// <param name="Up">The upper sum, 0 or more.</param>
/// <param name="Down">The lower sum, 0 or more.</param>
/// <param name="Signal">The sides above their limit after this point. The sums go on; the caller starts again from the chart's start.</param>
public readonly record struct CusumState(long Points, double Up, double Down, ChartSignal Signal)
{
    internal CusumState Next(double up, double down, double upLimit, double downLimit) => new(
        Points + 1, up, down,
        (up > upLimit ? ChartSignal.Up : ChartSignal.None) | (down > downLimit ? ChartSignal.Down : ChartSignal.None));

    internal CusumState Skip() => this with { Signal = ChartSignal.None };
}
