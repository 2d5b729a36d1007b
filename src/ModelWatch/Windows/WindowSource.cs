namespace ModelWatch.Windows;

/// <summary>What one source sent into one window, as it is told to the outside; <paramref name="Lost"/> is null with a reason in <paramref name="Why"/>.</summary>
internal sealed record WindowSource(string Source, long Received, long Accepted, long Duplicates, long Rejected, long? Lost, string? Why);
