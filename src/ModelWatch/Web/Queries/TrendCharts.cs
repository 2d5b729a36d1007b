using ModelWatch.Measures;
using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>A figure over the windows of the last fourteen days.</summary>
internal static class TrendCharts
{
    /// <summary>The distance of a subject with the shift that the plan tolerates.</summary>
    public static ChartView? Distance(ModelRecord record, string subject, DateTimeOffset? onset, Times times)
    {
        Measurement[] points = [.. record.Distances.Where(m => m.Subject == subject)];
        if (!points.Any(p => p.Value is not null)) return null;
        bool isKs = points[^1].Measure == "ks";
        double? limit = record.Plan.Alerts.Thresholds.TryGetValue(points[^1].Measure, out double threshold) ? threshold : isKs ? MeasureRows.Tolerance(record.Plan, subject) : null;
        string name = MeasureWords.Name(points[^1].Measure);
        string caption = onset is null ? $"{name} by window" : $"{name} by window, with the onset";
        var frame = Frame(times) with { Limit = limit, LimitWords = "tolerated", FromZero = true, Onset = onset };
        string detail = isKs ? $"{subject}; a finding needs a lower confidence bound beyond what is tolerated" : $"{subject}; 0 is equal, 1 is disjoint";
        return Chart(caption, detail, points, frame, [new(KeyMark.Final, "window"), new(KeyMark.Beyond, "breach"), .. limit is null ? (ChartKey[])[] : [new(KeyMark.Limit, "tolerated")], .. Gap(points)]);
    }

    /// <summary>The figure of the first criterion that has a history, else none.</summary>
    public static ChartView? Criterion(ModelRecord record, Times times)
    {
        foreach (var criterion in record.Plan.Criteria)
        {
            Measurement[] points = [.. record.OutcomeHistory.Where(m => m.Measure == criterion.Measure && m.Segment == criterion.Segment && (criterion.Subject is null || m.Subject == criterion.Subject))];
            if (points.Length == 0 || !points.Any(p => p.Value is not null)) continue;
            points = [.. points.Where(p => p.Subject == points[^1].Subject)];
            var frame = Frame(times) with { AtLeast = criterion.AtLeast, AtMost = criterion.AtMost };
            return Chart($"{MeasureWords.Name(criterion.Measure)} by window", $"{points[^1].Subject}; bars are intervals, outcomes joined to the window of their prediction", points, frame,
                [new(KeyMark.Final, "final"), new(KeyMark.Provisional, "provisional, outcomes still arrive"), new(KeyMark.Beyond, "breach"), new(KeyMark.Criterion, "criterion"), .. Gap(points)]);
        }
        return null;
    }

    public static ChartView? Events(ModelRecord record, Times times)
    {
        if (record.Windows.Count == 0) return null;
        (DateTimeOffset, long)[] counts = [.. record.Windows.Select(w => (w.Start, w.Events))];
        string label = "Events by window";
        string word(double v) => Numbers.Count((long)v);
        return new(label, $"{times.Day(record.Windows[0].Start)} to {times.Day(record.Windows[^1].End)}, {Numbers.Count(counts.Sum(c => c.Item2))} events in {record.Windows.Count} windows",
            CountChart.Draw(Plot.Wide(560, 260), label, counts, word, times.Day), CountChart.Draw(Plot.Narrow(), label, counts, word, times.Day), [new(KeyMark.Now, "events")]);
    }

    private static ChartView Chart(string caption, string detail, Measurement[] points, TrendFrame frame, IReadOnlyList<ChartKey> keys)
    {
        TrendPoint[] drawn = [.. points.Select(Point)];
        return new(caption, detail, TrendChart.Draw(Plot.Wide(), caption, drawn, frame), TrendChart.Draw(Plot.Narrow(), caption, drawn, frame), keys);
    }

    private static TrendPoint Point(Measurement m) => m.State is MeasurementState.Insufficient or MeasurementState.Undefined
        ? new(m.WindowStart!.Value, null)
        : new(m.WindowStart!.Value, m.Value, m.Lower, m.Upper, m.State == MeasurementState.Breach, m.Provisional);

    private static ChartKey[] Gap(Measurement[] points) =>
        points.Any(p => Point(p).Value is null) ? [new(KeyMark.NotAssessable, "not assessable")] : [];

    private static TrendFrame Frame(Times times) => new() { Word = v => Numbers.Plain(Math.Round(v, 6)), TimeWord = times.Day };
}
