namespace ModelWatch.Series;

/// <summary>One figure on its way to a time-series store. Absent figures are not points. <paramref name="Time"/> is UTC.</summary>
internal sealed record SeriesPoint(
    string Model,
    string Version,
    string? Segment,
    string Subject,
    string Measure,
    DateTimeOffset Time,
    int Revision,
    double Value,
    double? Lower,
    double? Upper,
    long N);
