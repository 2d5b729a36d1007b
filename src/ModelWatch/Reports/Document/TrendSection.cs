using System.Text;
using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Section 13: windows of the period in a row.</summary>
internal static class TrendSection
{
    public static Section Of(PageContent page)
    {
        var s = page.Snapshot;
        var html = new StringBuilder();
        foreach (var series in s.Trend.GroupBy(m => (m.Measure, m.Subject)))
        {
            var criterion = s.Plan.Criteria.FirstOrDefault(c => c.Segment is null && c.Measure == series.Key.Measure && (c.Subject is null || c.Subject == series.Key.Subject));
            var title = $"{MeasureForms.NameOf(series.Key.Measure)} of {series.Key.Subject}, by window";
            var plot = TrendPlot.Of(s.Span, title, [.. series], criterion, s.Plan.Report.Zone);
            if (plot.Length > 0) html.Append(plot).Append("<figcaption><b>").Append(Html.Text(title)).Append(".</b> ").Append(Extent(page, series)).Append("</figcaption></figure>\n");
        }

        var lead = html.Length == 0 ? "No window of the period has a figure that could be drawn." : "Figures of single windows; long dashes are the limits of a criterion, a gap is a window without a figure.";
        return new Section("13", "Trend", "", lead, html.ToString());
    }

    private static string Extent(PageContent page, IGrouping<(string Measure, string Subject), Measurement> series)
    {
        var values = series.Where(m => m.Value is not null).Select(m => m.Value!.Value).ToArray();
        var (id, form) = ($"trend.{series.Key.Measure}.{series.Key.Subject}", MeasureForms.FormOf(series.Key.Measure));
        var unit = MeasureForms.UnitOf(series.Key.Measure, series.First().Unit);
        return $"{page.Figures.Print(id + ".windows", values.Length)} windows, from {page.Figures.Print(id + ".min", values.Min(), form)} to {page.Figures.Print(id + ".max", values.Max(), form)}{unit}.";
    }
}
