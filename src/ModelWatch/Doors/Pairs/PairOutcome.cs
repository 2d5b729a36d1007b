namespace ModelWatch.Doors.Pairs;

/// <summary>What became of a half, and the other one where it was there.</summary>
internal sealed record PairOutcome(PairStep Step, CallHalf? Other = null);
