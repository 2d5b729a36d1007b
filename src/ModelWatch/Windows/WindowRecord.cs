namespace ModelWatch.Windows;

/// <summary>A window as it is told to the outside.</summary>
internal sealed record WindowRecord(
    WindowSpan Window, string Version, string? Segment, string State, long Events, long Labelled, double Weight, long Late, string? Digest);
