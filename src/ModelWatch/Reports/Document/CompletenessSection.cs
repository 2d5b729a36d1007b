namespace ModelWatch.Reports.Document;

/// <summary>Section 3: which rows the figures rest on.</summary>
internal static class CompletenessSection
{
    public static Section Of(PageContent page)
    {
        var (windows, used, book) = (page.Snapshot.Windows, page.Snapshot.Used.ToArray(), page.Figures);
        var (all, counted, labelled) = (windows.Sum(w => w.Events), used.Sum(w => w.Events), used.Sum(w => w.Labelled));
        var lead = $"Figures rest on {book.Print("complete.counted", counted)} of {book.Print("complete.events", all)} predictions of the period"
            + (page.Snapshot.Plan.Label is null ? "; the plan declares no label." : $"; {book.Print("complete.labelled", labelled)} of them are labelled ({book.Print("complete.coverage", counted == 0 ? null : (double)labelled / counted, NumberForm.Percent)}\u202f%).");
        var rows = windows.GroupBy(w => w.Version, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(book, g.Key, [.. g])).ToArray();
        var table = Table.Of(["Version", "Windows~", "Closed~", "Events~", "In the figures~", "Labelled~", "Late~", "Retries discarded~"], rows, "<b>None.</b> No window starts in the period.",
            "Late: arrived after the first close of their window; such a window is revised and counts as revised here.");
        return new Section("3", "Data completeness", "", lead, table + Gaps(page));
    }

    private static Cell[] Row(FigureBook book, string version, PeriodWindow[] windows)
    {
        Cell Number(string id, long count) => Cell.Number(book.Print($"complete.{id}[{version}]", count));
        return
        [
            Cell.Text(version), Number("windows", windows.Length), Number("closed", windows.Count(w => w.Closed)), Number("events", windows.Sum(w => w.Events)),
            Number("used", windows.Where(w => w.Used).Sum(w => w.Events)), Number("labelled", windows.Sum(w => w.Labelled)), Number("late", windows.Sum(w => w.Late)), Number("duplicates", windows.Sum(w => w.Duplicates)),
        ];
    }

    private static string Gaps(PageContent page)
    {
        var own = page.Snapshot.Windows.Where(w => w.Version == page.Snapshot.Plan.Version).ToArray();
        var empty = own.Count(w => w.Events == 0);
        var sampled = page.Snapshot.Plan.Sampling.Rate;
        return $"<p class=\"note\"><b>Gaps in time.</b> {(empty == 0 ? "No window of the reported version is empty." : Words.Plural(empty, page.Figures.Print("complete.empty", empty), "window") + " of the reported version without an event.")}"
            + $" <b>Sampling.</b> Rate {page.Figures.Print("complete.rate", sampled, NumberForm.Measured)}.</p>\n";
    }
}
