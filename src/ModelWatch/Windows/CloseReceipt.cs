namespace ModelWatch.Windows;

/// <summary>What a close did: windows closed for the first time, and windows revised.</summary>
internal sealed record CloseReceipt(IReadOnlyList<WindowRecord> Closed, IReadOnlyList<WindowRecord> Revised);
