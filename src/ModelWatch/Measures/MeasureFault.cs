namespace ModelWatch.Measures;

/// <summary>A family of measures that could not be worked out for one subject.</summary>
/// <param name="Segment">The segment, null for all rows.</param>
/// <param name="Family">Such as <c>outcome</c>.</param>
/// <param name="Subject">What was measured.</param>
/// <param name="Cause">What was thrown.</param>
internal sealed record MeasureFault(string? Segment, string Family, string Subject, Exception Cause);
