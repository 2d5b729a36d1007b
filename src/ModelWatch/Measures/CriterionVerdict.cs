using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>
/// The decision on one criterion, with the measurement it rests on (null where the window has none). <paramref name="Excess"/> is the
/// distance of the nearer interval end beyond the limit; 0 unless violated.
/// </summary>
internal sealed record CriterionVerdict(Criterion Criterion, Measurement? Measurement, CriterionState State, double Excess, string Detail);
