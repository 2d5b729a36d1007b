namespace ModelWatch.Windows;

/// <summary>One prediction without an outcome as it is stored; <paramref name="Time"/> in ticks of UTC.</summary>
internal sealed record AwaitingRow(long Time, double Weight, string[] Segments, byte[] Outputs);
