using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>How a model stands, and for a model without a verdict what is missing and what ends it. Only an assessed model is in plan.</summary>
/// <param name="Badge">The state with its word.</param>
/// <param name="Group">The reason in a heading, or null where there is a verdict.</param>
/// <param name="Missing">What is missing.</param>
/// <param name="Until">What ends it.</param>
internal sealed record Standing(Badge Badge, string? Group, string Missing, string Until)
{
    public static Standing Of(ModelRecord record, Times times)
    {
        if (record.Firing.Any()) return new(Badge.OutOfPlan, null, "", "");
        if (record.Newest is not { } newest) return new(Badge.NoData, "No window has closed yet", "No events in a closed window", "the first window that closes");
        if (Silent(record, newest, times)) return new(Badge.NoData, "No data", $"Last event window ended {times.Minute(newest.End)}, {times.Ago(newest.End)} ago", "events of the producer");
        int minimum = record.Plan.Window.Minimum;
        if (newest.Events < minimum)
            return new(Badge.NotAssessable, "Too few events for a verdict", $"{Numbers.Count(newest.Events)} of {Numbers.Count(minimum)} events in the window", $"a window with {Numbers.Count(minimum)} events");
        if (Assessed(record) > 0) return new(Badge.InPlan, null, "", "");
        return !record.HasReference
            ? new(Badge.NotAssessable, "No reference yet", "Drift has nothing to compare with", "a reference: PUT /api/v1/models/" + record.Model + "/reference")
            : new(Badge.NotAssessable, "Nothing could be assessed", Reasons(record), "see the model");
    }

    /// <summary>Figures of the newest window that have a verdict of their own: distances to the reference, and figures over outcomes.</summary>
    public static int Assessed(ModelRecord record) =>
        record.Last.Count(m => m is { Segment: null, State: MeasurementState.Ok or MeasurementState.Breach } && (m.Reference is not null || MeasureWords.IsOverLabels(m.Measure)))
        + record.Outcomes.Count(m => m.State is MeasurementState.Ok or MeasurementState.Breach);

    private static bool Silent(ModelRecord record, WindowCount newest, Times times)
    {
        var allowed = ((newest.End - newest.Start) * 3) + record.Plan.Window.Lateness + TimeSpan.FromMinutes(10);
        return record.Plan.Traffic == Traffic.Continuous && (newest.Events == 0 || times.Now - newest.End > allowed);
    }

    private static string Reasons(ModelRecord record) =>
        record.Last.Where(m => m.Value is null || m.State is MeasurementState.Insufficient or MeasurementState.Undefined)
            .GroupBy(m => Numbers.Why(m.Why)).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "no figure has a verdict";
}
