namespace ModelWatch.Statistics.Inference;

/// <summary>The result of two one-sided tests. Immutable, thread safe.</summary>
/// <param name="Difference">First minus second, with the interval of level 1 - 2 alpha.</param>
/// <param name="PValue">The larger of the two one-sided p values; equivalence is shown at alpha when it is at most alpha.</param>
/// <param name="Verdict">Met when the interval lies inside the margins, not met when it lies outside them on one side, else not assessable.</param>
public sealed record EquivalenceTest(Figure Difference, Figure PValue, Verdict Verdict);
