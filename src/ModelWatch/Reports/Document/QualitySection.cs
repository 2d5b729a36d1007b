using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Section 4: faults of values, with their rate and interval.</summary>
internal static class QualitySection
{
    public static Section Of(PageContent page)
    {
        var measured = page.Snapshot.Measurements.Where(m => m.Segment is null && MeasureForms.IsQuality(m.Measure) && m.Value is not null).ToArray();
        var shown = measured.Where(m => m.Value > 0 || page.VerdictOn(m) is not null).ToArray();
        var beyond = shown.Count(m => m.State == MeasurementState.Breach);
        var lead = measured.Length == 0
            ? "No share of faulty values was measured in the period."
            : $"{page.Figures.Print("quality.kinds", measured.Length)} shares of faulty values were measured; {page.Figures.Print("quality.beyond", beyond)} moved beyond what the plan tolerates.";
        var rows = shown.Select(m => new[]
        {
            Cell.Text(MeasureForms.NameOf(m.Measure)), Cell.Text(m.Subject), Cell.Number(page.Rows(m)), Cell.Number(page.Value(m)), Cell.Number(page.Lower(m)), Cell.Number(page.Upper(m)),
            new Cell(m.State == MeasurementState.Breach ? "beyond tolerance" : "within tolerance"), new Cell(Marks.Of(page.VerdictOn(m)?.State)),
        }).ToArray();
        var table = Table.Of(["Fault", "Field", "Rows~", "Rate~", "lower, %~", "upper, %~", "Against the reference", "Criterion"], rows, "<b>None.</b> No fault of a value was found.",
            "Rates over all rows of the figures, with Wilson intervals at 95 %. Kinds of fault that were looked for and not found are left out.");
        return new Section("4", "Data quality", Marks.Of(Marks.Worst(shown.Select(m => page.VerdictOn(m)?.State).OfType<CriterionState>())), lead, table);
    }
}
