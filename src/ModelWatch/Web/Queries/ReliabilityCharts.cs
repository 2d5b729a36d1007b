using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>Whether a probability means what it says, over the newest window with enough outcomes.</summary>
internal static class ReliabilityCharts
{
    /// <summary>Outcomes that a window needs for a picture, as for a verdict.</summary>
    public const int LeastOutcomes = MeasureScope.MinimumLabelled;
    private const int Bins = 10;

    /// <summary>Null where the subject is no probability with outcomes, or the scope has too few.</summary>
    public static ChartView? Of(MonitoringPlan plan, string subject, string? segment, LabelledWindow? window, Times times)
    {
        if (window is null) return null;
        var rows = ProbabilityOutcomes.Scored(plan, window.Rows).FirstOrDefault(o => o.Subject == subject).Rows;
        if (rows is null || rows.Rows < LeastOutcomes) return null;
        ReliabilityDot[] dots = [.. ReliabilityDiagram.Of(rows, Bins).Select(Dot)];
        string detail = $"{times.Span(window.Start, window.End)}{(segment is null ? "" : ", " + segment)}, {Numbers.Count(rows.Rows)} outcomes";
        string label = $"Reliability of {FindingWords.Bare(subject)}: what came against what was predicted";
        return new(
            Caption(dots), detail, ReliabilityChart.Draw(Plot.Wide(), label, dots), ReliabilityChart.Draw(Plot.Narrow(), label, dots),
            [
                new(KeyMark.Final, "share with the event, 95 % interval"), new(KeyMark.Reference, "perfect calibration"),
                new(KeyMark.Band, "where 90 of 100 dots lie if the probabilities are right"),
                .. dots.Any(d => d.Beyond) ? [new ChartKey(KeyMark.Beyond, "outside it")] : (ChartKey[])[],
            ],
            string.Join("; ", dots.Select(Words)) + ".");
    }

    private static ReliabilityDot Dot(ReliabilityPoint point) => new(
        point.MeanScore, point.Frequency.Value ?? 0, point.Frequency.Lower ?? 0, point.Frequency.Upper ?? 1, point.Exact.Lower, point.Exact.Upper, point.Rows);

    private static string Caption(ReliabilityDot[] dots)
    {
        if (dots.Where(d => d.Beyond).MaxBy(d => Math.Abs(d.Observed - d.Predicted) * Math.Sqrt(d.Rows)) is not { } worst)
            return "What came lies where chance puts it if the probabilities are right";
        return $"Where {Percent(worst.Predicted)} was predicted, {Percent(worst.Observed)} came, {(worst.Observed > worst.Predicted ? "more" : "less")} than chance allows";
    }

    private static string Words(ReliabilityDot d) =>
        $"predicted {Percent(d.Predicted)}: came {Percent(d.Observed)} [{Percent(d.Lower)}, {Percent(d.Upper)}] of {Numbers.Count(d.Rows)}, by chance {Percent(d.BarLower)} to {Percent(d.BarUpper)}";

    private static string Percent(double share) => $"{Numbers.Fixed(share * 100, 1)} %";
}
