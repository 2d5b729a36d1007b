using System.Text;
using ModelWatch.Findings;
using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Page 1: can I sign, what would I confirm, how many criteria, every exception.</summary>
internal static class CoverPage
{
    private const int MostExceptions = 4;

    /// <param name="page">The content.</param>
    /// <param name="contentDigest">The digest of the input and data parts.</param>
    /// <param name="body">What <see cref="Conclusion"/> wrote; the rail needs the digest, which needs the figures first.</param>
    public static string Of(PageContent page, string contentDigest, string body)
    {
        var s = page.Snapshot;
        return $"<div class=\"cover\"><div class=\"title\"><p>Periodic performance summary</p><h1>{Html.Text(s.Plan.Model)} {Html.Text(s.Plan.Version)} <span>{Html.Text(s.Span.Name)}</span></h1></div>\n"
            + $"<section id=\"s0\"><p class=\"kick\"><span class=\"no\">0</span>Identification</p>{Rail(s, contentDigest)}</section>\n"
            + $"<section id=\"s1\"><p class=\"kick\"><span class=\"no\">1</span>Conclusion</p>\n{body}</section></div>\n";
    }

    /// <summary>Section 1.</summary>
    public static string Conclusion(PageContent page)
    {
        var c = page.Conclusion;
        return $"<p class=\"big\">{Html.Text(c.CanISign)}</p>\n"
            + $"<p class=\"prop\"><b>Proposed conclusion {c.Proposed}: {ReportConclusion.Title(c.Proposed)}.</b> {Html.Text(c.Reason)}</p>\n"
            + Tally(page) + Exceptions(page) + Conditions(page)
            + "<p class=\"note\">Conclusions C to F (restrict, suspend, retrain, retire) are never proposed by the service; they are for people to choose.</p>\n";
    }

    private static string Tally(PageContent page)
    {
        var c = page.Conclusion;
        string Part(CriterionState state, string id, int count, string word) => $"<div>{Marks.Sign(state)}<b>{page.Figures.Print("conclusions." + id, count)}</b><span>{word}</span></div>";
        return "<div class=\"tally\">" + Part(CriterionState.Met, "met", c.Met, "met") + Part(CriterionState.Violated, "not_met", c.NotMet, "not met")
            + Part(CriterionState.Undecided, "not_assessable", c.NotAssessable, "not assessable")
            + $"<p>of {page.Figures.Print("conclusions.criteria", c.Verdicts.Count)} acceptance criteria. A criterion is met only if the whole interval meets it. \u201cNot assessable\u201d never counts as met.</p></div>\n";
    }

    private static string Exceptions(PageContent page)
    {
        var rows = new List<Cell[]>();
        foreach (var verdict in page.Conclusion.Verdicts.Where(v => v.State != CriterionState.Met).OrderBy(v => v.State == CriterionState.Violated ? 0 : 1))
        {
            var figure = verdict.Measurement is { Value: not null } m ? page.Value(m) : "\u2013";
            rows.Add([Named(PageContent.NameOf(verdict.Criterion), Why(verdict)), Cell.Number(figure), new Cell(StripOf(verdict)), new Cell(Marks.Of(verdict.State)), Cell.Text("\u00a7 " + SectionOf(verdict.Criterion.Measure))]);
        }

        foreach (var finding in page.Snapshot.Findings.Where(f => f.State == FindingState.Firing))
            rows.Add([Named($"Open finding: {Words.Of(finding.Kind)}{(finding.Segment is { } g ? ", " + g : "")}", "likely cause: " + AlarmSection.Cause(finding)), Cell.Number("\u2013"), Cell.Text(""), Cell.Text(Words.Of(finding.Severity)), Cell.Text("\u00a7 10")]);
        var more = rows.Count - MostExceptions;
        var html = "<h3>Exceptions</h3>\n" + Table.Of(
            ["Exception", "Figure~", "Interval", "Conclusion", "Where"], [.. rows.Take(MostExceptions)], "<b>No exception.</b>");
        return more > 0 ? html + $"<p class=\"note\">and {page.Figures.Print("conclusions.more_exceptions", more)} more, \u00a7 5 and \u00a7 10.</p>\n" : html;
    }

    private static Cell Named(string name, string why) => new($"{Html.Text(name)}<small>{Html.Text(why)}</small>");

    private static string Conditions(PageContent page) => "<h3>Conditions for signing</h3>\n" + Table.Of(
        ["Condition", "State", "Evidence"],
        [.. page.Conclusion.Conditions.Select(c => new[] { Cell.Text(c.Condition), new Cell(c.Met ? Marks.Of(CriterionState.Met) : Marks.Of(CriterionState.Violated)), Cell.Text(c.Evidence) })],
        "<b>None.</b>");

    private static string StripOf(CriterionVerdict verdict) => verdict.Measurement is { Value: { } value } m
        ? Strip.Of(PageContent.NameOf(verdict.Criterion), value, m.Lower ?? value, m.Upper ?? value, verdict.Criterion)
        : "";

    private static string Why(CriterionVerdict verdict) => verdict.Measurement?.Value is null
        ? verdict.Detail
        : verdict.State == CriterionState.Violated ? "the whole interval lies outside the limit" : verdict.Measurement.Why ?? "the interval holds the limit: more data are needed, not a worse model shown";

    private static string SectionOf(string measure) =>
        MeasureForms.IsQuality(measure) ? "4" : MeasureForms.IsCalibration(measure) ? "6" : MeasureForms.IsPerformance(measure) ? "5" : "5";

    private static string Rail(PeriodSnapshot s, string contentDigest)
    {
        var rail = new StringBuilder("<dl class=\"rail\">");
        void Add(string name, string html) => rail.Append("<dt>").Append(Html.Text(name)).Append("</dt><dd>").Append(html).Append("</dd>\n");
        Add("Report", $"<b>{Html.Text(s.Id)}</b><br>revision {s.Revision}<br>state: <b>not signed</b>");
        Add("Model", $"<b>{Html.Text(s.Plan.Model)} {Html.Text(s.Plan.Version)}</b>" + (s.Plan.Artifact?.Sha256 is { } file ? "<br>artefact SHA-256<br>" + Html.Digest(file) : ""));
        Add("Intended use", Html.Text(s.Plan.Purpose ?? "not stated in the plan"));
        Add("Risk class", Words.Of(s.Plan.Risk));
        Add("Period", $"[{Instants.In(s.Span.From, s.Plan.Report.Zone)}, {Instants.In(s.Span.To, s.Plan.Report.Zone)})<br>{Html.Text(s.Plan.Report.Zone.Id)}");
        Add("Data as of", Instants.Of(s.AsOf));
        Add("Cut-off of the plan", Instants.Of(s.CutOff));
        Add("Monitoring plan", Html.Digest(s.Plan.Digest));
        Add("Reference data", s.ReferenceDigest is { } reference ? Html.Digest(reference) : "none");
        Add("Content digest", "parts of class <i>input</i> and <i>data</i>, annex B<br>" + Html.Digest(contentDigest));
        Add("ModelWatch", Html.Text(s.Service));
        return rail.Append("</dl>").ToString();
    }
}
