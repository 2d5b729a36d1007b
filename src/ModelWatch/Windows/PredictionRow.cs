namespace ModelWatch.Windows;

/// <summary>One stored prediction; <paramref name="Time"/> in ticks of UTC, <paramref name="Segments"/> as <see cref="RowSegments"/> joins them.</summary>
internal readonly record struct PredictionRow(UInt128 Id, string Source, long Time, double Weight, string Segments, ReadOnlyMemory<byte> Outputs);
