using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Section 5: every acceptance criterion with its decision, and the measures of performance.</summary>
internal static class PerformanceSection
{
    public static Section Of(PageContent page)
    {
        var verdicts = page.Conclusion.Verdicts;
        var lead = verdicts.Count == 0
            ? "The plan states no acceptance criterion; the figures below are shown without a decision."
            : $"Of {page.Figures.Print("conclusions.criteria", verdicts.Count)} criteria {page.Figures.Print("conclusions.met", page.Conclusion.Met)} are met, {page.Figures.Print("conclusions.not_met", page.Conclusion.NotMet)} not met, {page.Figures.Print("conclusions.not_assessable", page.Conclusion.NotAssessable)} not assessable.";
        var criteria = Table.Of(["Criterion", "Limit~", "Estimate~", "lower~", "upper~", "n~", "Conclusion"], [.. verdicts.Select((v, i) => Row(page, v, i))], "<b>None.</b> The plan states no criterion.",
            "Met: the whole interval satisfies the criterion. Not met: the whole interval violates it. Otherwise not assessable.");
        return new Section("5", "Performance against acceptance criteria", Marks.Of(Marks.Worst(verdicts.Select(v => v.State))), lead,
            criteria + LabelSentences.Of(page) + "<h3>Measures of performance</h3>\n" + MeasureTable.Of(page, MeasureForms.IsPerformance, "<b>None.</b> No prediction of the period has a known outcome that performance could be measured on.") + Fairness(page));
    }

    /// <summary>Only where the plan declares segments, so that a summary without them stays as it is.</summary>
    private static string Fairness(PageContent page) => !page.Snapshot.Measurements.Any(m => MeasureForms.IsFairness(m.Measure)) ? "" :
        "<h3>Between the values of a segment</h3>\n" + MeasureTable.Of(page, MeasureForms.IsFairness, "<b>None.</b> No two values of a segment could be compared.");

    private static Cell[] Row(PageContent page, CriterionVerdict verdict, int index) =>
    [
        Cell.Text(PageContent.NameOf(verdict.Criterion)), Cell.Number(page.Limits(index)),
        .. verdict.Measurement is { } m
            ? new[] { Cell.Number(page.Value(m)), Cell.Number(page.Lower(m)), Cell.Number(page.Upper(m)), Cell.Number(page.Rows(m)) }
            : [Cell.Number("\u2013"), Cell.Number("\u2013"), Cell.Number("\u2013"), Cell.Number("\u2013")],
        new Cell(Marks.Of(verdict.State)),
    ];
}
