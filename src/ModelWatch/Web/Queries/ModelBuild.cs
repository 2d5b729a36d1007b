using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>Puts the record of a model into its page.</summary>
internal static class ModelBuild
{
    public static ModelView View(ModelRecord record, Times times)
    {
        var standing = Standing.Of(record, times);
        var criteria = CriterionRows.Of(record, times);
        MeasureRow[] performance =
        [
            .. record.Outcomes.Where(m => m.Segment is null).OrderBy(m => m.State == MeasurementState.Breach ? 0 : m.Value is null ? 2 : 1).ThenBy(m => m.Subject, StringComparer.Ordinal)
                .Select(m => MeasureRows.Of(m, record, withSubject: true)),
        ];
        var features = FeatureRows.Of(record, times);
        return new()
        {
            Model = record.Model,
            Version = record.Plan.Version,
            Badge = criteria.Any(c => c.Decision == Badge.NotMet) ? Badge.OutOfPlan : standing.Badge,
            Verdict = Verdict(record, standing, criteria),
            Purpose = record.Plan.Purpose,
            Tags = [$"{record.Plan.Risk} risk", .. record.Plan.Outputs.Select(o => $"{o.Name}: {o.Kind.ToString().ToLowerInvariant()}")],
            Facts = Facts(record, times),
            Findings = [.. record.Findings.Take(12).Select(f => FindingLines.Of(f, times))],
            Criteria = criteria,
            WithoutCriteria = "The plan names no acceptance criterion, so nothing is met or not met. Findings are decided on shifts alone.",
            Features = features,
            Performance = performance,
            Labels = LabelLines.Of(record, times),
            Fairness = FairnessRows.Of(record),
            WithoutPerformance = record.Plan.Label is null ? "The plan names no label, so there is nothing to compare predictions with." : "No outcome has been joined to a prediction yet.",
            Trend = Trend(record, features, times),
            Events = TrendCharts.Events(record, times),
            Completeness = Completeness(record, times),
            Sources = SourceRows.Of(record, times),
            Quarantine = QuarantineRows.Of(record, times),
            QuarantineAddress = record.Quarantine.Count == 0 ? null : Links.Quarantine(record.Model, record.Quarantine[0].Window),
        };
    }

    private static string Verdict(ModelRecord record, Standing standing, IReadOnlyList<CriterionRow> criteria)
    {
        int firing = record.Firing.Count();
        string findings = firing switch
        {
            0 when standing.Group is not null => $"{standing.Group}: {Lower(standing.Missing)}. A verdict needs {standing.Until}.",
            0 => $"In plan: no finding fires; {Standing.Assessed(record)} figures were assessed.",
            1 => $"One finding: {FindingWords.Headline(record.Firing.First()).Plain}.",
            _ => $"{firing} findings, first: {FindingWords.Headline(record.Firing.First()).Plain}.",
        };
        if (criteria.Count == 0) return findings;
        int Count(Badge badge) => criteria.Count(c => c.Decision == badge);
        (int Count, string Word)[] parts = [(Count(Badge.Met), "met"), (Count(Badge.NotMet), "not met"), (Count(Badge.NotAssessable), "not assessable")];
        return $"{findings} Criteria: {string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}"))}.";
    }

    private static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static ChartView? Trend(ModelRecord record, IReadOnlyList<FeatureRow> features, Times times)
    {
        if (TrendCharts.Criterion(record, times) is { } criterion) return criterion;
        string? worst = features.FirstOrDefault(f => f.Score.Value is not null)?.Subject;
        return worst is null ? null : TrendCharts.Distance(record, worst, record.Firing.Where(f => f.Subjects.Any(s => s.Subject == worst)).Select(f => (DateTimeOffset?)f.Onset).Min(), times);
    }

    private static List<Fact> Facts(ModelRecord record, Times times)
    {
        List<Fact> facts = [new("Plan", Short(record.Plan.Digest) + (record.PlanReceived is { } at ? ", since " + times.Date(at) : ""), Code: true)];
        if (record.Reference is { } r)
        {
            string span = r is { From: { } from, To: { } to } ? $", {times.Date(from)} to {times.Date(to)}" : "";
            facts.Add(new("Reference", $"{Short(r.Digest)}, {Numbers.Count(r.Rows)} rows{span}", Code: true));
        }
        else
        {
            facts.Add(new("Reference", "none yet"));
        }
        facts.Add(new("Last window", record.Newest is { } w ? $"{times.Span(w.Start, w.End)}, {Numbers.Count(w.Events)} events" : "none has closed"));
        if (record.Plan.Artifact?.Sha256 is { } artefact) facts.Add(new("Model file", Short(artefact), Code: true));
        facts.Add(new("False alarms allowed", $"{Numbers.Plain(record.Plan.Alerts.FalseAlarmsPerYear)} a year"));
        facts.Add(new("Owners", record.Plan.Owners.Count == 0 ? "the plan names nobody" : string.Join(", ", record.Plan.Owners.Select(o => $"{o.Key}: {o.Value}"))));
        return facts;
    }

    private static List<Fact> Completeness(ModelRecord record, Times times)
    {
        List<Fact> facts = [];
        if (record.Windows.Count > 0)
        {
            facts.Add(new("Events", $"{Numbers.Count(record.Windows.Sum(w => w.Events))} in {record.Windows.Count} windows since {times.Day(record.Windows[0].Start)}"));
            facts.Add(new("Empty windows", record.Windows.Count(w => w.Events == 0) is > 0 and var empty ? Numbers.Count(empty) : "none"));
            long unusable = QuarantineRows.Events(record);
            string newest = record.Windows.Count == 1 ? "the newest window" : $"the newest {Math.Min(record.Windows.Count, SourceRows.Windows)} windows";
            facts.Add(new("Events with an unusable value", $"{(unusable == 0 ? "none" : Numbers.Count(unusable))} in {newest}"));
        }
        if (record.TooLate > 0) facts.Add(new("Events too late to count", $"{Numbers.Count(record.TooLate)} so far came more than {Times.Length(record.Plan.Window.Horizon)} behind the traffic: accepted, and in no window"));
        foreach (string measure in (string[])["label_coverage", "late_ratio", "duplicate_ratio", "replay_gap"])
        {
            var m = record.Last.FirstOrDefault(x => x.Measure == measure && x.Segment is null);
            var reading = m is null ? null : MeasureRows.Reading(m);
            string words = reading is null ? (measure == "label_coverage" && record.Plan.Label is null ? "the plan names no label" : "not measured in the last window") : reading.Value is null ? reading.Why! : $"{reading.Value}{(reading.Unit is null ? "" : " " + reading.Unit)} of the last window";
            facts.Add(new(MeasureWords.Name(measure), words));
        }
        if (record.Plan.Label is not null) facts.Add(new("Outcomes", LabelLines.Counts(record)));
        if (record.Plan.Label is { } label) facts.Add(new("Outcomes mature after", label.Maturity == TimeSpan.Zero ? "they are known at once" : Times.Length(label.Maturity)));
        facts.Add(new("Kept at the service", Numbers.Percent(record.Plan.Sampling.Rate) + " of events"));
        return facts;
    }

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
