namespace ModelWatch.Series;

/// <summary>What tells one series of a model from another. Absent texts are empty.</summary>
internal readonly record struct SeriesName(string Version, string Segment, string Subject, string Measure, string Definition, string Unit);
