using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>
/// How much of a cohort (the predictions made in the window) has its outcome, how much is expected at its age, and how long outcomes take.
/// </summary>
internal static class LabelMeasures
{
    private const string Subject = "model";
    private const string Seconds = "s";

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        if (scope.Plan.Label is null)
            yield break;
        var contents = scope.Contents;
        yield return scope.Measure(Subject, "label_coverage", Coverage(contents), contents.Events);
        if (scope.Window.Arrival is not { } curve || contents.Cohort is not { } cohort)
            yield break;
        yield return scope.Measure(Subject, "label_coverage_expected", curve.Expected(Ages(cohort, scope.Window.Now), cohort.Weights), curve.Rows);

        // The delay is learned over all rows of the model, so that a segment would only repeat it.
        if (contents.Segment is not null)
            yield break;
        yield return scope.Measure(Subject, "label_delay_50", curve.Delay(0.5), curve.Rows, Seconds);
        yield return scope.Measure(Subject, "label_delay_90", curve.Delay(0.9), curve.Rows, Seconds);
    }

    /// <summary>The labelled share of the weight, with the Wilson interval of the effective number of rows.</summary>
    private static Figure Coverage(ScopeContents contents)
    {
        if (contents.Cohort is not { Times.Length: > 0 } cohort)
            return WeightedShare.Of(contents.Labelled.Count, contents.Events, contents.Events);
        double weight = 0, squares = 0, labelled = 0;
        for (var i = 0; i < cohort.Weights.Length; i++)
        {
            weight += cohort.Weights[i];
            squares += cohort.Weights[i] * cohort.Weights[i];
            labelled += i < cohort.Labelled ? cohort.Weights[i] : 0;
        }

        var (share, rows) = (Math.Clamp(labelled / weight, 0, 1), weight * weight / squares);
        return Proportion.Wilson(Math.Min(share * rows, rows), rows) with { Value = share };
    }

    /// <summary>Ages in seconds.</summary>
    private static double[] Ages(CohortRows cohort, DateTimeOffset now) =>
        [.. cohort.Times.Select(time => (now.UtcTicks - time) / (double)TimeSpan.TicksPerSecond)];
}
