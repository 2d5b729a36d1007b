namespace ModelWatch.Windows;

/// <summary>One prediction with its outcome as it is stored; <paramref name="Time"/> in ticks of UTC.</summary>
internal sealed record LabelledRow(byte[] Id, long Time, double Weight, string[] Segments, byte[] Outputs, string Label);
