namespace ModelWatch.Measures;

/// <summary>Why a measurement stands in breach.</summary>
/// <param name="Excess">How far the confidence bound lies beyond the limit, in the units of the compared figure; never negative.</param>
/// <param name="Detail">The sentence a reader gets: what moved, how far, the bound and the limit.</param>
internal sealed record BreachEvidence(double Excess, string Detail);
