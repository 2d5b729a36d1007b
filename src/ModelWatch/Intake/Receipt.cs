namespace ModelWatch.Intake;

/// <summary>The answer to a body: what was stored, what was known already, what was refused.</summary>
internal sealed record Receipt(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);
