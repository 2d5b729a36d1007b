using System.Data;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Exposition;
using ModelWatch.Findings;
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

    /// <summary>Measurements, findings and points, with the window's own close: all or nothing.</summary>
    public void Record(IDbTransaction transaction, ClosedWindow closed, DateTimeOffset now)
    {
        var key = closed.Window.Key;
        MeasurementStore.Append(transaction, key.Model, closed.Measurements, now);
        var memory = findings.Recall(transaction.Connection!, key.Model, key.Version, transaction);
        findings.Record(transaction, FindingPolicy.Step(memory, closed, now), now);
        outbox.Enqueue(transaction, Points(closed), now);
    }

    /// <summary>/metrics shows the newest window.</summary>
    public void Publish(ClosedWindow closed, DateTimeOffset now)
    {
        var firing = state.Read(findings.Firing).Where(f => f.Model == closed.Window.Key.Model).ToList();
        metrics.Publish(closed.Plan, closed.Measurements, firing, now, closed.Window.All.Labelled, closed.Window.Sources);
    }

    private static List<SeriesPoint> Points(ClosedWindow closed) =>
        [.. closed.Measurements.Select(m => SeriesPoint.Of(closed.Window.Key.Model, m)).OfType<SeriesPoint>()];
}
