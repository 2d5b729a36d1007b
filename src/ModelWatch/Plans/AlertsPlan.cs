namespace ModelWatch.Plans;

/// <summary>The false-alarm budget and what counts as a change worth telling.</summary>
internal sealed record AlertsPlan
{
    public double FalseAlarmsPerYear { get; init; } = 1;

    /// <summary>Tolerated shift of a distribution in probability points.</summary>
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Tolerated shift of a quality share in probability points.</summary>
    public double ShareTolerance { get; init; } = 0.002;

    public TimeSpan Season { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Limits per measure, opted into and outside the budget: upper, lower where more is better, of the magnitude where the measure is signed, and
    /// of the distance from 1 for <c>calibration_slope</c>.
    /// </summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; init; } = new Dictionary<string, double>();
}
