using System.Data;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.Windows;

namespace ModelWatch.Reports;

/// <summary>Lists of the record that belong to a period, read page by page.</summary>
internal static class PeriodRecords
{
    /// <summary>Figures that are drawn beside the count of events, at most.</summary>
    private const int MostDrawn = 4;

    /// <summary>Windows that start in the period, by start and version.</summary>
    public static IReadOnlyList<WindowRecord> Windows(IDbConnection connection, string model, ReportSpan span)
    {
        var windows = new List<WindowRecord>();
        (long, string)? after = null;
        while (true)
        {
            var page = WindowList.Read(connection, new WindowQuery(model, span.From.UtcTicks, span.To.UtcTicks, null, null, WindowList.Most, after));
            windows.AddRange(page.Take(WindowList.Most));
            if (page.Count <= WindowList.Most) return windows;
            after = (windows[^1].Window.Start.UtcTicks, windows[^1].Version);
        }
    }

    /// <summary>Findings that were open at some time of the period, by onset.</summary>
    public static IReadOnlyList<Finding> Findings(IDbConnection connection, string model, ReportSpan span)
    {
        var store = new FindingStore();
        var findings = new List<Finding>();
        FindingCursor? after = null;
        do
        {
            var page = store.List(connection, new FindingQuery(model) { From = span.From, After = after });
            findings.AddRange(page.Items.Where(finding => finding.Onset < span.To && (finding.Resolved is null || finding.Resolved >= span.From)));
            after = page.Next;
        }
        while (after is not null);
        return [.. findings.OrderBy(finding => finding.Onset).ThenBy(finding => finding.Id, StringComparer.Ordinal)];
    }

    /// <summary>Window by window over all rows: the count of events, and the figures that the first criteria rest on.</summary>
    public static IReadOnlyList<Measurement> Trend(IDbConnection connection, MonitoringPlan plan, ReportSpan span, IReadOnlyList<Measurement> measurements) =>
    [
        .. CriterionRule.Decide(plan, measurements)
            .Where(verdict => verdict.Criterion.Segment is null && verdict.Measurement is not null)
            .Select(verdict => (verdict.Criterion.Measure, verdict.Measurement!.Subject))
            .Distinct().Take(MostDrawn).Prepend(("event_count", "model")).Distinct()
            .SelectMany(drawn => Series(connection, plan, span, drawn.Item1, drawn.Item2)),
    ];

    private static List<Measurement> Series(IDbConnection connection, MonitoringPlan plan, ReportSpan span, string measure, string subject)
    {
        var points = new List<Measurement>();
        MeasurementCursor? after = null;
        do
        {
            var page = MeasurementStore.Query(connection, new MeasurementQuery(plan.Model)
            {
                Measure = measure,
                Subject = subject,
                Segment = "",
                Version = plan.Version,
                From = span.From,
                To = span.To,
                Limit = MeasurementQuery.GreatestLimit,
                After = after,
            });
            points.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return points;
    }
}
