using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>Measurements in the order of window start, version, segment, subject, measure; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record MeasurementPage(IReadOnlyList<Measurement> Items, MeasurementCursor? Next);
