namespace ModelWatch.Windows;

/// <summary>One prediction with its outcome as it is stored.</summary>
internal sealed record LabelledRow(byte[] Id, double Weight, string[] Segments, byte[] Outputs, string Label);
