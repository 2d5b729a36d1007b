using System.Text;

namespace ModelWatch.Reports.Document;

/// <summary>What a summary does not hold, the state of its signatures, its files and its plan.</summary>
internal static class ClosingSections
{
    public static Section Limitations(PageContent page)
    {
        var s = page.Snapshot;
        var notes = new List<string>
        {
            "Sections 2, 8, 9, 11, 12, 14 and 16 (changes, control charts, human oversight, system, audit-trail review, follow-up, full conclusion) are not part of this version.",
            "A figure of the period rests on all rows of the used windows together; it is no average of windows.",
        };
        if (s.AsOf < s.CutOff) notes.Add($"The data were read before the cut-off of the plan ({Instants.Of(s.CutOff)}): later events and labels may change the figures.");
        if (s.Windows.Any(w => !w.Used && w.Events > 0)) notes.Add("Windows that are open, of another version, or closed under another plan or reference are counted in section 3 and are not in the figures.");
        if (s.Plan.Sampling.Rate < 1) notes.Add("Events were sampled by the plan; figures are weighted accordingly.");
        var list = string.Concat(notes.Select(note => $"<li>{Html.Text(note)}</li>\n"));
        return new Section("15", "Limitations", "", "What this summary does not show.", $"<ul>\n{list}</ul>\n");
    }

    public static Section SignOff() => new(
        "17", "Sign-off", "", "<b>Not signed.</b> This summary carries no signature, and this version of the service cannot give one. The manifest lists the digest of every part, so that it can be signed later.",
        "<!-- signatures:begin -->\n<!-- signatures:end -->\n");

    public static Section Files(IReadOnlyList<ReportPart> parts) => new(
        "B", "Data files and digests", "", "Each part with its SHA-256. The manifest adds this page.",
        Table.Of(["Part", "Class", "SHA-256"], [.. parts.Select(p => new[] { Cell.Text(p.Path), Cell.Text(p.Class), new Cell($"<span class=\"hx\">{p.Sha256}</span>") })], "<b>None.</b>",
            "The content digest on page 1 is the SHA-256 of the canonical list of the parts above. Every figure printed in this document stands in data/figures.json under the id that its element carries."));

    public static Section Plan(PeriodSnapshot snapshot) => new(
        "C", "Configuration in force", "", "The monitoring plan as it was received.", new StringBuilder("<pre>").Append(Html.Text(snapshot.PlanText)).Append("</pre>\n").ToString());
}
