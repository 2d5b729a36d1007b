namespace ModelWatch.Statistics.Calibration;

/// <summary>The CORP parts of a Brier score: score = miscalibration - discrimination + uncertainty.</summary>
/// <param name="Miscalibration">0 or more; 0 when calibrated.</param>
/// <param name="Discrimination">0 or more; larger is better.</param>
/// <param name="Uncertainty">rate (1 - rate), in [0, 0.25].</param>
/// <param name="Recalibrated">The recalibrated probability of each row, in the order given; empty without rows.</param>
public sealed record CorpParts(Figure Miscalibration, Figure Discrimination, Figure Uncertainty, IReadOnlyList<double> Recalibrated);
