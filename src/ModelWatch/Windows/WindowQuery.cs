namespace ModelWatch.Windows;

/// <summary>Which windows are asked for. <paramref name="After"/> is the start and version of the last one that was given.</summary>
internal sealed record WindowQuery(
    string Model, long From, long To, string? Version, string? Segment, int Limit, (long Start, string Version)? After);
