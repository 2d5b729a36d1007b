using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Section 7: how far inputs and outputs moved from the reference.</summary>
internal static class DriftSection
{
    private static readonly string[] Measures = ["ks", "total_variation", "wasserstein_scaled", "jensen_shannon", "psi"];

    public static Section Of(PageContent page)
    {
        var subjects = page.Snapshot.Measurements.Where(m => m.Segment is null && m.Value is not null && Measures.Contains(m.Measure))
            .GroupBy(m => m.Subject, StringComparer.Ordinal).ToArray();
        var beyond = subjects.Where(s => s.Any(m => m.State == MeasurementState.Breach)).Select(s => s.Key).ToArray();
        var lead = page.Snapshot.ReferenceDigest is null
            ? "The model has no reference, so drift is undefined."
            : subjects.Length == 0 ? "No distance to the reference could be measured."
            : beyond.Length == 0 ? $"None of {Words.Plural(subjects.Length, page.Figures.Print("drift.subjects", subjects.Length), "subject")} moved beyond its tolerance."
            : $"{page.Figures.Print("drift.beyond", beyond.Length)} of {page.Figures.Print("drift.subjects", subjects.Length)} subjects moved beyond their tolerance: {Html.Text(string.Join(", ", beyond))}.";
        var table = Table.Of(
            ["Subject", "KS~", "Total variation~", "W1 / sd~", "Jensen-Shannon~", "PSI~", "n~", "Against the tolerance"],
            [.. subjects.Select(s => Row(page, s.Key, [.. s]))], "<b>None.</b>",
            "Over all rows of the period against the reference. Distances describe; whether a subject moved is decided on the lower confidence bound of its shift.");
        return new Section("7", "Drift", "", lead, table);
    }

    private static Cell[] Row(PageContent page, string subject, Measurement[] measured)
    {
        Cell Number(string name) => Cell.Number(measured.FirstOrDefault(m => m.Measure == name) is { } m ? page.Value(m) : "\u2013");
        var state = measured.Any(m => m.State == MeasurementState.Breach) ? "<b>beyond</b>"
            : measured.All(m => m.State == MeasurementState.Insufficient) ? "too few rows" : "within";
        return [Cell.Text(subject), .. Measures.Select(Number), Cell.Number(page.Rows(measured[0])), new Cell(state)];
    }
}
