using ModelWatch.Statistics.Calibration;

namespace ModelWatch.References;

/// <summary>How the raw probability of one class becomes a calibrated one; without a map it is taken as calibrated.</summary>
/// <param name="Class">The class in canonical text.</param>
/// <param name="Map">The isotonic map of all labelled reference rows, or null.</param>
internal sealed record ClassCalibration(string Class, IsotonicMap? Map);
