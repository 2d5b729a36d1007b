using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>The last fourteen days of a model or of one subject. A day without a verdict is never drawn as a good one.</summary>
internal static class DayStrips
{
    private const int Days = 14;

    /// <summary>A distance at which a bar of a quiet day has its full height.</summary>
    private const double FullDistance = 0.3;

    /// <param name="record">The model.</param>
    /// <param name="subject">One subject, or null for the whole model.</param>
    /// <param name="times">Zone and now.</param>
    public static IReadOnlyList<StripDay> Of(ModelRecord record, string? subject, Times times)
    {
        var today = times.DayOf(times.Now);
        var windows = record.Windows.ToLookup(w => times.DayOf(w.Start));
        var distances = record.Distances.Where(m => subject is null || m.Subject == subject).ToLookup(m => times.DayOf(m.WindowStart!.Value));
        Finding[] findings = [.. record.Findings.Where(f => subject is null || f.Subjects.Any(s => s.Subject == subject))];
        return [.. Enumerable.Range(0, Days).Select(i => today.AddDays(i - Days + 1)).Select(day => Day(record, day, [.. windows[day]], [.. distances[day]], findings, times, subject is not null && distances.Count == 0))];
    }

    private static StripDay Day(ModelRecord record, DateOnly day, WindowCount[] windows, Measurement[] distances, Finding[] findings, Times times, bool quality)
    {
        if (windows.Length == 0) return new(day, DayState.NoRecord);
        if (findings.Any(f => windows.Any(w => w.End > f.Onset && w.Start < (f.Resolved ?? (f.State == FindingState.Firing ? times.Now : f.WindowEnd))))) return new(day, DayState.Beyond);
        double[] known = [.. distances.Where(m => m is { Value: not null, State: MeasurementState.Ok or MeasurementState.Breach }).Select(m => m.Value!.Value)];
        if (distances.Any(m => m.State == MeasurementState.Breach)) return new(day, DayState.Beyond);
        if (known.Length > 0) return new(day, DayState.Quiet, Median(known) / FullDistance);
        // A subject without a distance, such as a text, is judged by its quality alone.
        if (quality && record.HasReference && windows.Any(w => w.Events >= record.Plan.Window.Minimum)) return new(day, DayState.Quiet, 0);
        bool outcomes = record.Outcomes.Any(m => m is { Value: not null, WindowStart: { } start } && times.DayOf(start) == day);
        return new(day, outcomes ? DayState.Quiet : DayState.NotAssessable);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
