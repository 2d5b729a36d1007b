using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>
/// Decides the acceptance criteria of a plan on the confidence bound. A figure without interval (a count, a distance of two samples)
/// stands for itself, widened by its proven numerical error. What is insufficient or undefined stays undecided.
/// </summary>
internal static class CriterionRule
{
    public static IReadOnlyList<CriterionVerdict> Decide(MonitoringPlan plan, IReadOnlyList<Measurement> measurements) =>
        [.. plan.Criteria.Select(c => Decide(c, measurements.FirstOrDefault(m => Fits(c, m))))];

    private static bool Fits(Criterion criterion, Measurement measurement) =>
        measurement.Measure == criterion.Measure
        && measurement.Segment == criterion.Segment
        && (criterion.Subject is null || criterion.Subject == measurement.Subject);

    private static CriterionVerdict Decide(Criterion criterion, Measurement? measurement)
    {
        if (criterion.Measure.StartsWith(MeasureNames.Estimated, StringComparison.Ordinal))
            return new(criterion, measurement, CriterionState.Undecided, 0, "an estimate without outcomes decides no criterion");
        if (measurement?.Value is not { } value || measurement.State is MeasurementState.Insufficient or MeasurementState.Undefined)
            return new(criterion, measurement, CriterionState.Undecided, 0, measurement?.Why ?? "the window has no such measurement");
        var error = measurement.Error ?? 0;
        var lower = measurement.Lower ?? value - error;
        var upper = measurement.Upper ?? value + error;
        var excess = Math.Max(criterion.AtLeast - upper ?? double.NegativeInfinity, lower - criterion.AtMost ?? double.NegativeInfinity);
        var met = !(lower < criterion.AtLeast) && !(upper > criterion.AtMost);
        var state = excess > 0 ? CriterionState.Violated : met ? CriterionState.Met : CriterionState.Undecided;
        return new(criterion, measurement, state, Math.Max(0, excess), Sentence(criterion, value, lower, upper));
    }

    private static string Sentence(Criterion criterion, double value, double lower, double upper)
    {
        var wanted = (criterion.AtLeast, criterion.AtMost) switch
        {
            ({ } least, { } most) => FormattableString.Invariant($"between {least:G6} and {most:G6}"),
            ({ } least, null) => FormattableString.Invariant($"at least {least:G6}"),
            (null, { } most) => FormattableString.Invariant($"at most {most:G6}"),
            _ => "no limit",
        };
        return FormattableString.Invariant($"{value:G4}, interval {lower:G4} to {upper:G4}; wanted {wanted}");
    }
}
