namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Where a Bernoulli CUSUM stands. Immutable, thread safe.</summary>
/// <param name="Points">Number of rows taken, 0 or more.</param>
/// <param name="Level">The sum in steps of the chart, 0 or more.</param>
/// <param name="Signal">Up for more events, Down for fewer; the sum goes on, the caller starts again from the default state.</param>
public readonly record struct BernoulliCusumState(long Points, int Level, ChartSignal Signal);
