namespace ModelWatch.Statistics.Calibration;

/// <summary>The parts of a Brier score over bins.</summary>
/// <param name="Reliability">Mean squared gap between score and frequency, 0 or more; smaller is better.</param>
/// <param name="Resolution">Mean squared distance of the frequencies from the base rate, 0 or more; larger is better.</param>
/// <param name="Uncertainty">rate (1 - rate), in [0, 0.25].</param>
/// <param name="Within">What the bins hide: score - (reliability - resolution + uncertainty).</param>
public sealed record MurphyParts(Figure Reliability, Figure Resolution, Figure Uncertainty, Figure Within);
