using System.Text;
using ModelWatch.Reports.Document;

namespace ModelWatch.Reports;

/// <summary>From a frozen snapshot to the files of its summary. Pure: the same snapshot gives the same bytes.</summary>
internal static class ReportBuilder
{
    /// <summary>Version of the layout; a change of the HTML or of a rounding is a new one.</summary>
    public const string Renderer = "html-2";

    public static BuiltReport Build(PeriodSnapshot snapshot)
    {
        var conclusion = ReportConclusion.Of(snapshot);
        var page = new PageContent(snapshot, conclusion, new FigureBook());
        var first = CoverPage.Conclusion(page);
        Section[] sections =
        [
            CompletenessSection.Of(page), QualitySection.Of(page), PerformanceSection.Of(page), CalibrationSection.Of(page), DriftSection.Of(page),
            AlarmSection.Of(page), TrendSection.Of(page), ClosingSections.Limitations(page), ClosingSections.SignOff(),
        ];
        ReportPart[] content = [.. SnapshotParts.Of(snapshot).Append(Figures(page)).OrderBy(part => part.Path, StringComparer.Ordinal)];
        var digest = ReportManifest.ContentDigest(content);
        var html = Document(page, digest, CoverPage.Of(page, digest, first), [.. sections, ClosingSections.Files(content), ClosingSections.Plan(snapshot)]);
        ReportPart[] parts = [.. content, new ReportPart("report.html", "rendition", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html))];
        return new BuiltReport(snapshot.Id, parts, ReportManifest.Of(snapshot, conclusion, parts, digest), digest, conclusion);
    }

    private static ReportPart Figures(PageContent page) => new("data/figures.json", "data", "application/json", CanonicalJson.Of(new Dictionary<string, object?>
    {
        ["format"] = "modelwatch-figures/1",
        ["report"] = page.Snapshot.Id,
        ["figures"] = page.Figures.All,
    }));

    private static string Document(PageContent page, string digest, string cover, Section[] sections)
    {
        var title = $"{page.Snapshot.Id} revision {page.Snapshot.Revision}";
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append("<title>").Append(Html.Text(title)).Append("</title>\n<style>\n").Append(ReportStyle.Text).Append("</style>\n</head>\n<body>\n<main>\n")
            .Append("<p class=\"note\"><b>").Append(Html.Text(title)).Append("</b>, content ").Append(Html.Digest(digest)).Append("</p>\n")
            .Append(cover);
        foreach (var section in sections) html.Append(section.ToHtml());
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }
}
