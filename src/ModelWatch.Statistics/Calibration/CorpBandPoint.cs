namespace ModelWatch.Statistics.Calibration;

/// <summary>One score of a consistency band.</summary>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Lower">Lower end of the recalibrated probability if the scores are right.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct CorpBandPoint(double Score, double Lower, double Upper);
