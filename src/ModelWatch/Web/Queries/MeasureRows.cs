using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>Measurements as rows of a table.</summary>
internal static class MeasureRows
{
    public static MeasureRow Of(Measurement m, ModelRecord record, bool withSubject = false)
    {
        string? limit = Limit(m, record);
        return new(
            MeasureWords.Name(m.Measure),
            m.Segment is null ? m.Measure : $"{m.Measure}, {m.Segment}",
            withSubject ? m.Subject : null,
            m.N == 0 ? "none" : Numbers.Count(m.N),
            Reading(m),
            Error(m),
            limit,
            State(m, limit is not null),
            m.State == MeasurementState.Ok ? (m.Provisional ? "provisional, outcomes still arrive" : null) : m.Why is null ? null : Numbers.Why(m.Why));
    }

    public static Reading Reading(Measurement m) => Numbers.Of(m.Value, m.Lower, m.Upper, m.Unit, m.Why, MeasureWords.IsShare(m.Measure));

    /// <summary>The limit that decides on a measure, in words; null where none does.</summary>
    public static string? Limit(Measurement m, ModelRecord record)
    {
        var plan = record.Plan;
        if (plan.Criteria.FirstOrDefault(c => c.Measure == m.Measure && c.Segment == m.Segment && (c.Subject is null || c.Subject == m.Subject)) is { } criterion) return Wanted(criterion);
        if (plan.Alerts.Thresholds.TryGetValue(m.Measure, out double threshold)) return PlanLimit.Wanted(MeasureCatalogue.Of(m.Measure), Numbers.Plain(threshold));
        if (m.Reference is not null && m.Measure is "ks" or "chi_square") return $"a shift of {Numbers.Percent(Tolerance(plan, m.Subject))}";
        if (record.HasReference && MeasureWords.IsQuality(m.Measure) && !TraitShares.Unjudged.Contains(m.Measure)) return $"a shift of {Numbers.Percent(plan.Alerts.ShareTolerance)}";
        return null;
    }

    public static string Wanted(Criterion criterion) => (criterion.AtLeast, criterion.AtMost) switch
    {
        ({ } least, { } most) => $"{Numbers.Plain(least)} to {Numbers.Plain(most)}",
        ({ } least, null) => "≥ " + Numbers.Plain(least),
        (null, { } most) => "≤ " + Numbers.Plain(most),
        _ => "no limit",
    };

    /// <summary>Tolerated shift of a subject, 0 to 1.</summary>
    public static double Tolerance(MonitoringPlan plan, string subject) =>
        plan.Inputs.FirstOrDefault(i => i.Subject == subject)?.Tolerance ?? plan.Outputs.FirstOrDefault(o => o.Subject == subject)?.Tolerance ?? plan.Alerts.Tolerance;

    private static Badge State(Measurement m, bool limited) => m.State switch
    {
        MeasurementState.Breach => Badge.NotMet,
        MeasurementState.Insufficient or MeasurementState.Undefined => Badge.NotAssessable,
        _ when m.Value is null => Badge.NotAssessable,
        _ when m.Measure.StartsWith("estimated_", StringComparison.Ordinal) => new(Sign.Estimate, "Estimate"),
        _ when MeasureWords.IsPValue(m.Measure) || !limited => Badge.Exploratory,
        _ => new(Sign.Met, "Within"),
    };

    private static string Error(Measurement m) => m.Value is null ? "none" : m.Error switch
    {
        null => "no bound",
        0 => "exact",
        { } error => "≤ " + Numbers.Plain(error),
    };
}
