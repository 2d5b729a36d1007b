namespace ModelWatch.Exposition;

/// <summary>A value of a window with the time it belongs to. <paramref name="Feature"/> is null where the series is outside the feature budget.</summary>
internal sealed record WindowSample(Sample Sample, string? Feature, DateTimeOffset WindowEnd, DateTimeOffset Expires);
