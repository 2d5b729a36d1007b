using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Cox's recalibration figures.</summary>
/// <param name="Slope">1 when calibrated; below 1 when the scores are too extreme.</param>
/// <param name="Intercept">The intercept fitted together with the slope; 0 when calibrated.</param>
/// <param name="InTheLarge">The intercept with slope 1; 0 when the mean is right, above 0 when events are under-predicted.</param>
public sealed record CalibrationFit(Figure Slope, Figure Intercept, Figure InTheLarge)
{
    /// <summary>Standard error of the slope; absent with it.</summary>
    public Figure SlopeError => Error(Slope);

    /// <summary>Standard error of the joint intercept; absent with it.</summary>
    public Figure InterceptError => Error(Intercept);

    /// <summary>Standard error of calibration in the large; absent with it.</summary>
    public Figure InTheLargeError => Error(InTheLarge);

    // The intervals are Wald intervals: half of the width over the normal quantile.
    private static Figure Error(Figure figure) => figure is { Lower: { } lower, Upper: { } upper, Level: { } level }
        ? Figure.Of((upper - lower) / 2 / Proportion.Z(level))
        : Figure.Absent(figure.Why ?? "the fit has no interval");
}
