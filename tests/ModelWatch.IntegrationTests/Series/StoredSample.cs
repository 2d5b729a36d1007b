namespace ModelWatch.IntegrationTests.Series;

/// <summary>A sample as a store gives it back.</summary>
internal sealed record StoredSample(string Model, string Version, string? Segment, string Subject, string Measure, long Milliseconds, double Value, double? Lower, double? Upper, double N);
