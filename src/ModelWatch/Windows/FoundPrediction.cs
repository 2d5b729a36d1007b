namespace ModelWatch.Windows;

/// <summary>Where a prediction is. <paramref name="IsNew"/>: it came in this transaction, so no outcome of it is stored.</summary>
internal sealed record FoundPrediction(string Version, long Start, string Source, long Time, string Segments, bool IsNew);
