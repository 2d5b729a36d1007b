using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Measures of one family with n and interval, all rows first, then each segment.</summary>
internal static class MeasureTable
{
    public static string Of(PageContent page, Func<string, bool> family, string none)
    {
        var all = page.Snapshot.Measurements.Where(m => family(m.Measure)).ToArray();
        var shown = all.Where(m => m.Value is not null).ToArray();
        var rows = shown.Select(m => new[]
        {
            Cell.Text(MeasureForms.NameOf(m.Measure)), Cell.Text(m.Subject), Cell.Text(m.Segment ?? "all rows"), Cell.Number(page.Value(m)), Cell.Number(page.Lower(m)), Cell.Number(page.Upper(m)),
            Cell.Number(page.Rows(m)), Cell.Text(m.State == MeasurementState.Insufficient ? "too few rows for a verdict" : m.Provisional ? "provisional" : ""),
        }).ToArray();
        return Table.Of(["Measure", "Subject", "Rows", "Value~", "lower~", "upper~", "n~", "Remark"], rows, none) + Absent(page, all);
    }

    private static string Absent(PageContent page, Measurement[] all)
    {
        var absent = all.Where(m => m.Value is null && m.Segment is null).ToArray();
        if (absent.Length == 0) return "";
        var names = absent.Take(8).Select(m => $"{MeasureForms.NameOf(m.Measure)} of {m.Subject} ({m.Why ?? "no reason recorded"})");
        var more = absent.Length > 8 ? " and others, see data/measurements.csv" : "";
        return $"<p class=\"note\"><b>Without a figure.</b> {Html.Text(string.Join("; ", names))}{more}.</p>\n";
    }
}
