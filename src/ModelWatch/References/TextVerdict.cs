namespace ModelWatch.References;

/// <summary>What one text means for a subject: the value that enters the profile (null: none) and its faults.</summary>
internal sealed record TextVerdict(string? Value, CellFaults Faults);
