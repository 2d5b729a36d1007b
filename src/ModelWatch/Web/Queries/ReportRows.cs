using System.Globalization;
using ModelWatch.Reports;
using ModelWatch.Web.Views;
using ReportRow = ModelWatch.Web.Views.ReportRow;

namespace ModelWatch.Web.Queries;

/// <summary>Summaries as lines of the list. The badge is that of the criteria: not met before not assessable before met.</summary>
internal static class ReportRows
{
    private const int ShownOfDigest = 12;

    public static ReportRow Of(StoredReport report)
    {
        var view = ReportView.Of(report);
        return new ReportRow(
            report.Id,
            report.Model,
            report.Period,
            report.AsOf.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) + (report.Frozen ? ", not yet signed" : ", draft"),
            report.NotMet > 0 ? Badge.NotMet : report.NotAssessable > 0 || report.Criteria == 0 ? Badge.NotAssessable : Badge.Met,
            view.Href,
            report.ManifestSha256[..ShownOfDigest]);
    }
}
