namespace ModelWatch.Windows;

/// <summary>One prediction as it is stored, whether its outcome is known or not.</summary>
internal sealed record PredictedRow(double Weight, string[] Segments, byte[] Outputs);
