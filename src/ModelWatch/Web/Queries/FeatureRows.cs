using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>The subjects of a model, worst first.</summary>
internal static class FeatureRows
{
    /// <summary>Measures that speak for a subject, the best first: all are between 0 and 1.</summary>
    public static readonly string[] Speaking = ["ks", "total_variation", "jensen_shannon", "token_jensen_shannon"];

    public static IReadOnlyList<FeatureRow> Of(ModelRecord record, Times times) =>
    [
        .. Subjects(record.Plan).Select(s => (Subject: s, Score: Headline(record.Last, s.Subject), Row: Row(record, s.Subject, s.Kind, times)))
            .OrderBy(r => r.Row.Badge.Sign switch { Sign.NotMet => 0, Sign.NotAssessable => 2, _ => 1 })
            .ThenByDescending(r => r.Score?.Value ?? -1)
            .Select(r => r.Row),
    ];

    /// <summary>The speaking measurement of every subject in the newest window, over all rows.</summary>
    public static IEnumerable<Measurement> Headlines(ModelRecord record) =>
        Subjects(record.Plan).Select(s => Headline(record.Last, s.Subject)).OfType<Measurement>();

    public static Measurement? Headline(IEnumerable<Measurement> measurements, string subject)
    {
        Measurement[] own = [.. measurements.Where(m => m.Segment is null && m.Subject == subject)];
        return Speaking.Select(name => own.FirstOrDefault(m => m.Measure == name)).FirstOrDefault(m => m is not null);
    }

    public static IEnumerable<(string Subject, string Kind)> Subjects(MonitoringPlan plan) =>
        plan.Inputs.Select(i => (i.Subject, Kind(i.Kind.ToString(), i.Unit))).Concat(plan.Outputs.Select(o => (o.Subject, Kind(o.Kind.ToString(), null))));

    private static FeatureRow Row(ModelRecord record, string subject, string kind, Times times)
    {
        Measurement[] own = [.. record.Last.Where(m => m.Segment is null && m.Subject == subject)];
        var distance = Headline(own, subject);
        var missing = own.FirstOrDefault(m => m.Measure == "missing_ratio");
        var breaches = own.Where(m => m.State == MeasurementState.Breach).ToList();
        return new(
            subject,
            kind,
            State(record, subject, own, breaches),
            DayStrips.Of(record, subject, times),
            distance is null ? Reading.Absent(own.Length == 0 ? "no window yet" : "no distance for this kind") : MeasureRows.Reading(distance),
            missing is null ? Reading.Absent("not counted") : MeasureRows.Reading(missing),
            Note(record, subject, breaches, distance));
    }

    private static Badge State(ModelRecord record, string subject, Measurement[] own, List<Measurement> breaches)
    {
        bool firing = record.Firing.Any(f => f.Subjects.Any(s => s.Subject == subject));
        if (firing || breaches.Count > 0) return Badge.NotMet;
        bool compared = own.Any(m => m is { Value: not null, State: MeasurementState.Ok } && (m.Reference is not null || (record.HasReference && MeasureWords.IsQuality(m.Measure))));
        return compared ? new(Sign.Met, "Within") : Badge.NotAssessable;
    }

    private static string Note(ModelRecord record, string subject, List<Measurement> breaches, Measurement? distance)
    {
        if (record.Firing.SelectMany(f => f.Diagnosis).FirstOrDefault(c => c.Subject == subject && c.Name != "unknown") is { } cause) return cause.Name;
        if (breaches.Count > 0) return string.Join(", ", breaches.Select(b => b.Measure).Distinct().Take(3)) + " beyond its limit";
        if (distance is { Value: null }) return Numbers.Why(distance.Why);
        return distance is { State: MeasurementState.Insufficient or MeasurementState.Undefined } ? Numbers.Why(distance.Why) : "";
    }

    private static string Kind(string kind, string? unit) => unit is null ? kind.ToLowerInvariant() : $"{kind.ToLowerInvariant()}, {unit}";
}
