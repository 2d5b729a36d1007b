namespace ModelWatch.Statistics.Calibration;

/// <summary>Cox's recalibration figures.</summary>
/// <param name="Slope">1 when calibrated; below 1 when the scores are too extreme.</param>
/// <param name="Intercept">The intercept fitted together with the slope; 0 when calibrated.</param>
/// <param name="InTheLarge">The intercept with slope 1; 0 when the mean is right, above 0 when events are under-predicted.</param>
public sealed record CalibrationFit(Figure Slope, Figure Intercept, Figure InTheLarge);
