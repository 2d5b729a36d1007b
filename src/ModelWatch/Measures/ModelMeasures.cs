using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>Counts of the traffic itself, of its labels and of its replay.</summary>
internal static class ModelMeasures
{
    private const string Subject = "model";

    /// <summary>Largest absolute distance of a replayed output that floating point may cause on another machine.</summary>
    public const double ReplayTolerance = 1e-3;

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        var (contents, window) = (scope.Contents, scope.Window);
        yield return scope.Measure(Subject, "event_count", Figure.Exact(contents.Events), contents.Events);
        foreach (var measurement in LabelMeasures.Of(scope).Concat(LabelSelection.Of(scope)))
            yield return measurement;
        if (contents.Segment is not null)
            yield break;
        var arrived = contents.Events + window.Duplicates;
        yield return scope.Measure(Subject, "duplicate_ratio", WeightedShare.Of(window.Duplicates, arrived, arrived), arrived);
        yield return scope.Measure(Subject, "late_ratio", WeightedShare.Of(Math.Min(window.Late, contents.Events), contents.Events, contents.Events), contents.Events);
        if (window.Replay is { } replay)
            yield return Replayed(scope, replay.Gap, replay.Rows);
    }

    private static Measurement Replayed(MeasureScope scope, double gap, int rows)
    {
        var measurement = scope.Measure(Subject, "replay_gap", Figure.Exact(gap), rows);
        if (!(gap > ReplayTolerance))
            return measurement;
        var detail = FormattableString.Invariant($"the recorded outputs differ from the model file's by up to {gap:G4} (absolute), more than {ReplayTolerance:G1}");
        return measurement with { State = MeasurementState.Breach, Why = detail, Evidence = new(gap - ReplayTolerance, detail) };
    }
}
