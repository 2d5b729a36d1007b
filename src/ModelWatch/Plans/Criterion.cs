namespace ModelWatch.Plans;

/// <summary>An acceptance criterion. At least one of the limits is set; both are inclusive.</summary>
internal sealed record Criterion(string Measure, string? Subject, string? Segment, double? AtLeast, double? AtMost);
