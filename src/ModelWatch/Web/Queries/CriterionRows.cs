using ModelWatch.Measures;
using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>The acceptance criteria of a plan against the newest figure of each that could be assessed.</summary>
internal static class CriterionRows
{
    public static IReadOnlyList<CriterionRow> Of(ModelRecord record, Times times) =>
        [.. CriterionRule.Decide(record.Plan, [.. record.Outcomes, .. record.Last]).Select(v => Row(v, times))];

    private static CriterionRow Row(CriterionVerdict verdict, Times times)
    {
        var (criterion, m) = (verdict.Criterion, verdict.Measurement);
        var badge = verdict.State switch { CriterionState.Met => Badge.Met, CriterionState.Violated => Badge.NotMet, _ => Badge.NotAssessable };
        var reading = m is null ? Reading.Absent("not measured") : MeasureRows.Reading(m);
        string where = criterion.Segment is null ? "" : ", " + FindingWords.Place(criterion.Segment);
        string label = $"{reading.Value ?? reading.Why}, interval {reading.Interval ?? "none"}, wanted {MeasureRows.Wanted(criterion)}";
        return new(
            MeasureWords.Name(criterion.Measure) + where,
            string.Join(", ", ((string?[])[criterion.Measure, criterion.Subject ?? m?.Subject, criterion.Segment]).OfType<string>()),
            Cohort(m, times),
            m is null || m.N == 0 ? "none" : Numbers.Count(m.N),
            reading,
            MeasureRows.Wanted(criterion),
            m?.Value is null ? null : IntervalChart.Draw(m.Value, m.Lower, m.Upper, criterion.AtLeast, criterion.AtMost, badge.Sign, label),
            badge,
            verdict.State == CriterionState.Undecided ? Undecided(m) : null);
    }

    private static string Cohort(Measurement? m, Times times) => m is { WindowStart: { } start, WindowEnd: { } end }
        ? $"{times.Span(start, end)}, {(m.Provisional ? "provisional" : "final")}"
        : "no window";

    private static string Undecided(Measurement? m) => m switch
    {
        null => "no window has this figure",
        { Value: not null, State: MeasurementState.Ok or MeasurementState.Breach } => "the interval crosses the limit",
        _ => Numbers.Why(m.Why),
    };
}
