namespace ModelWatch.Windows;

/// <summary>A quarantined event that is not yet written.</summary>
internal sealed record HeldEvent(UInt128 Id, string Reasons, string Event, long Received);
