namespace ModelWatch.Windows;

/// <summary>Start (inclusive), end (exclusive) and revision of a window.</summary>
internal sealed record WindowSpan(DateTimeOffset Start, DateTimeOffset End, long Revision);
