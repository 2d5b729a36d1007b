using System.Data;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>What follows from a closed window, for every model alike: the record in the caller's transaction, and the mirror after it.</summary>
internal sealed class CorridorEnd(IStateStore state, FindingStore findings, Outbox outbox, ModelSeries metrics, CorridorReplay replay)
{
    /// <summary>What the replay probe says of the window, where it is one to probe.</summary>
    public (double Gap, int Rows)? Replay(WindowState window, DateTimeOffset now) => replay.Probe(window, now);

    /// <summary>How much the model file leans on each input, where the plan asks.</summary>
    public Attribution? Attribution(WindowState window, DateTimeOffset now) => replay.Attribution(window, now);

    /// <summary>Measurements, findings and points, with the window's own close: all or nothing. What could not be worked out of them is left out and told.</summary>
    public IReadOnlyList<string> Record(IDbTransaction transaction, ClosedWindow closed, DateTimeOffset now)
    {
        var key = closed.Window.Key;
        var faults = new List<string>();
        MeasurementStore.Append(transaction, key.Model, closed.Measurements, now);
        var memory = findings.Recall(transaction.Connection!, key.Model, key.Version, transaction);
        if (CorridorGuard.Try("its findings", () => Step(memory, closed, now), faults) is { } step)
        {
            findings.Record(transaction, step, now);
        }

        outbox.Enqueue(transaction, Points(closed, faults), now);
        return faults;
    }

    /// <summary>/metrics shows the newest window. The window is closed by now: what fails here is told and takes nothing back.</summary>
    public IReadOnlyList<string> Publish(ClosedWindow closed, DateTimeOffset now)
    {
        var faults = new List<string>();
        CorridorGuard.Try("its figures on /metrics", () => Show(closed, now), faults);
        return faults;
    }

    /// <summary>What the window means for the findings; a test puts a poisoned one in its place.</summary>
    public Func<FindingMemory, ClosedWindow, DateTimeOffset, FindingStep> Step { get; set; } = FindingPolicy.Step;

    /// <summary>The point of a measurement; a test puts a poisoned one in its place.</summary>
    public Func<string, Measurement, SeriesPoint?> Point { get; set; } = SeriesPoint.Of;

    private bool Show(ClosedWindow closed, DateTimeOffset now)
    {
        var firing = state.Read(findings.Firing).Where(f => f.Model == closed.Window.Key.Model).ToList();
        metrics.Publish(closed.Plan, closed.Measurements, firing, now, closed.Window.All.Labelled, closed.Window.Sources);
        return true;
    }

    /// <summary>One by one: a measurement whose point cannot be made takes no other along.</summary>
    private List<SeriesPoint> Points(ClosedWindow closed, List<string> faults)
    {
        var points = new List<SeriesPoint>();
        foreach (var measurement in closed.Measurements)
        {
            if (CorridorGuard.Try("points of " + measurement.Measure, () => Point(closed.Window.Key.Model, measurement), faults) is { } point)
            {
                points.Add(point);
            }
        }

        return points;
    }
}
