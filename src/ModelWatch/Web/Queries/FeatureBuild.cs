using ModelWatch.Measures;
using ModelWatch.References;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>Puts the record of one subject into its page.</summary>
internal static class FeatureBuild
{
    /// <param name="record">The model.</param>
    /// <param name="subject">A declared subject.</param>
    /// <param name="segment">Null for all rows, else <c>country=DE</c>.</param>
    /// <param name="pair">Its profiles in that scope.</param>
    /// <param name="times">Zone and now.</param>
    /// <param name="outcomes">Outcomes of a probability, or null.</param>
    public static FeatureView View(ModelRecord record, string subject, string? segment, ProfilePair pair, Times times, LabelledWindow? outcomes = null)
    {
        Measurement[] own = [.. record.Last.Where(m => m.Subject == subject && m.Segment == segment)];
        var row = FeatureRows.Of(record, times).First(r => r.Subject == subject);
        var firing = record.Firing.Where(f => f.Subjects.Any(s => s.Subject == subject)).ToList();
        string detail = record.Newest is { } w ? $"{times.Span(w.Start, w.End)}{(segment is null ? "" : ", " + segment)} against the reference" : "no window yet";
        var trend = segment is null ? TrendCharts.Distance(record, subject, firing.Count == 0 ? null : firing.Min(f => f.Onset), times) : null;
        ChartView[] distributions = [.. ProfileCharts.Of(pair, subject, detail)];
        ChartView[] charts = [.. distributions, .. ((ChartView?[])[ReliabilityCharts.Of(record.Plan, subject, segment, outcomes, times), trend]).OfType<ChartView>()];
        return new()
        {
            Model = record.Model,
            Version = record.Plan.Version,
            Subject = subject,
            Badge = row.Badge == Badge.NotMet ? Badge.OutOfPlan : row.Badge,
            Verdict = Verdict(row, own, firing.Count, record),
            Tags = Tags(record, subject, row),
            Findings = [.. record.Findings.Where(f => f.Subjects.Any(s => s.Subject == subject)).Take(10).Select(f => FindingLines.Of(f, times))],
            Segments = Segments(record, subject, segment),
            Charts = charts,
            WithoutCharts = distributions.Length > 0 ? null : WithoutCharts(pair),
            Statistics = [.. own.Where(m => !MeasureWords.IsQuality(m.Measure)).OrderBy(m => m.State == MeasurementState.Breach ? 0 : 1).Select(m => MeasureRows.Of(m, record))],
            Quality = [.. own.Where(m => MeasureWords.IsQuality(m.Measure)).Select(m => MeasureRows.Of(m, record))],
            Basis = Basis(record, own, times),
        };
    }

    private static string Verdict(FeatureRow row, Measurement[] own, int firing, ModelRecord record)
    {
        if (own.FirstOrDefault(m => m.State == MeasurementState.Breach) is { Why: { } why }) return FindingWords.Capital(why) + ".";
        if (firing > 0) return "A finding rests on this subject; in the newest window no figure is beyond its limit.";
        if (record.Newest is null) return "No window has closed yet, so nothing is measured.";
        return row.Badge.Sign == Sign.Met
            ? $"Within what the plan tolerates: {MeasureWords.Name(own.FirstOrDefault(m => FeatureRows.Speaking.Contains(m.Measure))?.Measure ?? "missing_ratio")} {row.Score.Value ?? row.Missing.Value ?? ""}".TrimEnd() + "."
            : $"Not assessable: {(row.Note.Length > 0 ? row.Note : own.FirstOrDefault(m => m.Value is null)?.Why is { } reason ? Numbers.Why(reason) : "no figure has a verdict")}.";
    }

    private static List<string> Tags(ModelRecord record, string subject, FeatureRow row)
    {
        List<string> tags = [row.Kind];
        if (record.Plan.Inputs.FirstOrDefault(i => i.Subject == subject) is { } input)
        {
            if (input.Range is { } range) tags.Add($"range {Numbers.Plain(range.Lower)} to {Numbers.Plain(range.Upper)}");
            if (record.Plan.Privacy.Mask.Contains(input.Name)) tags.Add("masked");
            if (!input.Required) tags.Add("optional");
        }
        tags.Add($"tolerated shift {Numbers.Percent(MeasureRows.Tolerance(record.Plan, subject))}");
        return tags;
    }

    private static List<Choice> Segments(ModelRecord record, string subject, string? segment) =>
    [
        new("All rows", Links.Feature(record.Model, subject), segment is null),
        .. record.Last.Where(m => m.Subject == subject).Select(m => m.Segment).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(12)
            .Select(s => new Choice(s, Links.Feature(record.Model, subject, s), s == segment)),
    ];

    /// <summary>Why there is no distribution, where there is none; a trend may still stand.</summary>
    private static string WithoutCharts(ProfilePair pair) => pair switch
    {
        { Why: { } why } => $"There is no distribution: {why}.",
        { Now.Schema.Form: FeatureForm.Masked } => "There is no distribution: the plan masks this subject, so only its missing values are counted.",
        { Now.Schema.Form: FeatureForm.Date } => "There is no distribution: of a date only the quality is measured, below.",
        { Now.Schema.Form: FeatureForm.Text } => "There is no distribution: texts are not shown; their quality is counted below.",
        { Now.Quality.Rows: 0 } => "There is no distribution: no event of the window carries this subject.",
        { Reference.Quality.Rows: 0 } => "There is no distribution: no row of the reference carries this subject.",
        _ => "There is no distribution: neither the numbers nor the categories of this subject can be compared with the reference.",
    };

    private static List<Fact> Basis(ModelRecord record, Measurement[] own, Times times)
    {
        List<Fact> facts = [];
        if (record.Newest is { } w) facts.Add(new("Window", $"{times.Span(w.Start, w.End)}, {Numbers.Count(w.Events)} events"));
        facts.Add(new("Plan", record.Plan.Digest, Code: true));
        facts.Add(record.Reference is { } r ? new("Reference", r.Digest, Code: true) : new("Reference", "none yet"));
        if (record.Reference?.SmallestShift.TryGetValue(own.Length == 0 ? "" : own[0].Subject, out double shift) == true)
            facts.Add(new("Smallest shift surely seen", $"{Numbers.Percent(shift)} of rows, in a window of {Numbers.Count(record.Plan.Window.Minimum)} events"));
        if (own.Length > 0) facts.Add(new("Definitions", string.Join(", ", own.Select(m => m.Definition).Distinct()), Code: true));
        return facts;
    }
}
