using ModelWatch.Findings;

namespace ModelWatch.Reports.Document;

/// <summary>Section 10: the findings of the period.</summary>
internal static class AlarmSection
{
    public static Section Of(PageContent page)
    {
        var findings = page.Snapshot.Findings;
        var open = findings.Count(f => f.State == FindingState.Firing);
        var lead = findings.Count == 0
            ? "No finding was open at any time of the period."
            : $"{Words.Plural(findings.Count, page.Figures.Print("alarms.findings", findings.Count), "finding")} in the period; {page.Figures.Print("alarms.open", open)} still open.";
        var rows = findings.Select(f => new[]
        {
            Cell.Text(Words.Of(f.Kind) + (f.Segment is { } s ? ", " + s : "")), Cell.Text(Words.Of(f.Severity)), Cell.Text(Instants.Of(f.Onset)), Cell.Text(Instants.Of(f.Opened)),
            Cell.Text(f.Resolved is { } r ? Instants.Of(r) : Words.Of(f.State)), Cell.Text(string.Join(", ", f.Subjects.Select(x => x.Subject))), Cell.Text(Cause(f)),
        }).ToArray();
        var table = Table.Of(["Finding", "Severity", "Onset", "Opened", "Resolved", "Subjects", "Likely cause"], rows, "<b>None.</b>",
            "Onset: start of the first window that shows it. What people did about a finding is the record of its incident, which this version does not yet keep.");
        return new Section("10", "Alarms", "", lead, table);
    }

    /// <summary>The first of the ranked causes in words.</summary>
    public static string Cause(Finding finding) => finding.Diagnosis.Count == 0 ? "not known" : $"{finding.Diagnosis[0].Name}, {finding.Diagnosis[0].Subject}";
}
