namespace ModelWatch.Series;

/// <summary>The window of a measurement, UTC; both times are null in a one-shot comparison.</summary>
internal sealed record MeasurementWindow(DateTime? Start, DateTime? End, int Revision);
