namespace ModelWatch.Measures;

/// <summary>A window judged.</summary>
/// <param name="Measurements">Its figures, with breaches marked.</param>
/// <param name="Shifts">Every edge that could be compared with the reference.</param>
/// <param name="Criteria">The acceptance criteria of the plan, in its order.</param>
/// <param name="Faults">Families of measures that failed; their figures are absent.</param>
internal sealed record Assessment(
    IReadOnlyList<Measurement> Measurements, IReadOnlyList<ShiftVerdict> Shifts, IReadOnlyList<CriterionVerdict> Criteria,
    IReadOnlyList<MeasureFault> Faults);
