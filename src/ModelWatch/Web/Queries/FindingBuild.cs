using System.Text.RegularExpressions;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>Puts a finding into its page: the sentence, four answers, what moved, why, and the figures.</summary>
internal static partial class FindingBuild
{
    private const int MostFigures = 40;

    /// <param name="record">The model of the finding.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="figures">Every figure of the newest window that showed it.</param>
    /// <param name="pair">The profiles of its first subject in that window.</param>
    /// <param name="times">Zone and now.</param>
    /// <param name="events">A few retained events of that window, as JSON.</param>
    public static FindingDetail View(
        ModelRecord record, Finding finding, IReadOnlyList<Measurement> figures, ProfilePair pair, Times times, IReadOnlyList<string> events)
    {
        string? lead = Lead(finding);
        string detail = $"{lead}, {times.Span(finding.WindowStart, finding.WindowEnd)}{(finding.Segment is null ? "" : ", " + finding.Segment)} against the reference";
        var trend = lead is null ? null : TrendCharts.Distance(record, lead, finding.Onset, times) ?? TrendCharts.Criterion(record, times);
        return new()
        {
            Id = finding.Id,
            Model = finding.Model,
            Version = finding.Version,
            Badge = FindingLines.Badge(finding),
            Headline = FindingWords.Headline(finding),
            Verdict = Verdict(finding),
            Tags = [FindingWords.Kind(finding.Kind), finding.Severity.ToString().ToLowerInvariant(), $"{record.Plan.Risk} risk", finding.Id],
            Answers = Answers(record, finding, pair, times),
            Charts = [.. lead is null ? [] : ProfileCharts.Of(pair, lead, detail).Take(1), .. trend is null ? (ChartView[])[] : [trend]],
            Causes = [.. finding.Diagnosis.Select(c => new CauseView(FindingWords.CauseTitle(c), c.Name, c.Detail, c.Score))],
            Subjects = [.. finding.Subjects.Select(s => new SubjectShare(s.Subject, s.Detail, s.Share, $"{s.Share * 100:0.0} %", FeatureRows.Subjects(record.Plan).Any(d => d.Subject == s.Subject)))],
            Measurements = Figures(record, finding, figures),
            Basis = Basis(finding, figures, times),
            Events = events,
            Steps = Runbook.Steps(finding),
            Runbook = Runbook.Name(finding.Kind),
        };
    }

    /// <summary>The subject that the page is about: the likeliest cause's, else the strongest evidence's.</summary>
    public static string? Lead(Finding finding) =>
        finding.Diagnosis is [var cause, ..] ? cause.Subject : finding.Subjects is [var subject, ..] ? subject.Subject : null;

    private static string Verdict(Finding finding)
    {
        string likely = finding.Diagnosis is [{ Name: not "unknown" } cause, ..] ? $"Likely cause: {cause.Name.Replace('-', ' ')}; {cause.Detail}." : "No known cause fits; the figures are below.";
        return finding.State == FindingState.Firing ? likely : "The signal is over. " + likely;
    }

    private static List<StatView> Answers(ModelRecord record, Finding finding, ProfilePair pair, Times times)
    {
        string others = string.Join(", ", record.Firing.Where(f => f.Kind == finding.Kind && f.Id != finding.Id).Select(f => f.Segment ?? "all rows").Distinct().Take(4));
        var effect = Mean().Match(finding.Effect ?? "");
        return
        [
            Moved(finding, pair),
            new("Since when", times.Minute(finding.Onset), null, $"{times.ZoneName}; {times.Ago(finding.Onset)} ago, the start of the first window that shows it. Decided {times.Minute(finding.Opened)}{(finding.Resolved is { } end ? $", over {times.Minute(end)}" : "")}"),
            new("Where", finding.Segment is null ? "All rows" : FindingWords.Place(finding.Segment), finding.Segment is null ? null : finding.Segment[..Math.Max(0, finding.Segment.IndexOf('='))], others.Length == 0 ? "no other scope has a finding of this kind" : $"also firing: {others}"),
            effect.Success
                ? new("What it did", effect.Groups[2].Value.Replace('-', '−'), "mean " + effect.Groups[1].Value, finding.Effect!)
                : new("What it did", finding.Effect is null ? "Not known" : "See beside", null, finding.Effect ?? "no change of the outputs is measured"),
        ];
    }

    private static StatView Moved(Finding finding, ProfilePair pair)
    {
        string detail = finding.Subjects is [var strongest, ..] ? strongest.Detail : "no figure";
        if (pair is { Reference.Numbers: { } was, Now.Numbers: { } now } && was.Quantile(0.5).Value is { } before && now.Quantile(0.5).Value is { } after)
            return new("What moved", $"{Numbers.Plain(double.Parse(before.ToString("G3")))} → {Numbers.Plain(double.Parse(after.ToString("G3")))}", pair.Unit, $"median; {detail}", Lead: true);
        return new("What moved", Lead(finding) is { } subject ? FindingWords.Bare(subject) : FindingWords.Capital(FindingWords.Kind(finding.Kind)), null, detail, Lead: true);
    }

    private static List<MeasureRow> Figures(ModelRecord record, Finding finding, IReadOnlyList<Measurement> figures)
    {
        var subjects = finding.Subjects.Select(s => s.Subject).ToHashSet();
        return
        [
            .. figures.Where(m => m.Segment == finding.Segment && (subjects.Contains(m.Subject) || m.Subject == "model"))
                .OrderBy(m => m.State == MeasurementState.Breach ? 0 : 1).ThenBy(m => m.Subject == Lead(finding) ? 0 : 1).Take(MostFigures)
                .Select(m => MeasureRows.Of(m, record, withSubject: true)),
        ];
    }

    private static List<Fact> Basis(Finding finding, IReadOnlyList<Measurement> figures, Times times) =>
    [
        new("Rule", "the lower confidence bound of a shift, at a family-wise level of 1 %, beyond what the plan tolerates; criteria by their interval"),
        new("Window", $"{times.Span(finding.WindowStart, finding.WindowEnd)}, revision {finding.Revision}"),
        new("Plan", figures.Select(m => m.Plan).FirstOrDefault(p => p is not null) ?? "not recorded", Code: true),
        new("Reference", figures.Select(m => m.Reference).FirstOrDefault(r => r is not null) ?? "none", Code: true),
        new("As data", $"/api/v1/models/{finding.Model}/findings", Code: true),
    ];

    [GeneratedRegex(@"Mean of (\S+) .*?\(([+-][^)]*)\)")]
    private static partial Regex Mean();
}
