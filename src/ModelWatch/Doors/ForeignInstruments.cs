using System.Diagnostics.Metrics;
using ModelWatch.Intake;

namespace ModelWatch.Doors;

/// <summary>Counts what the doors refused before a native door could see it. Names and tags are those of the native doors. Thread safe.</summary>
internal static class ForeignInstruments
{
    private const string UnpairedReason = "unpaired";
    private const string TensorReason = "tensor-shape";
    private const string ComponentReason = "other-component";
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("modelwatch_ingest_events_total");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("modelwatch_ingest_rejections_total");

    public static void CountRejected(string door, IReadOnlyCollection<Rejection> rejected)
    {
        foreach (var reason in rejected.GroupBy(r => r.Reason)) Count(door, reason.Key, reason.Count());
    }

    /// <summary>Halves whose other half never came.</summary>
    public static void CountUnpaired(string door, int count) => Count(door, UnpairedReason, count);

    /// <summary>Tensors refused by name; their events stand.</summary>
    public static void CountTensors(string door, int count) => Refusals.Add(count, new("source", door), new("reason", TensorReason));

    /// <summary>Messages of a part of the service that is not listened to; no events, so only the reason is counted.</summary>
    public static void CountOtherComponent(string door) => Refusals.Add(1, new("source", door), new("reason", ComponentReason));

    /// <summary>Messages that the store could not take.</summary>
    public static void CountFailed(string door, int count) => Events.Add(count, new("source", door), new("outcome", "failed"));

    public static void CountRepeats(string door, int count) => Events.Add(count, new("source", door), new("outcome", "duplicate"));

    private static void Count(string door, string reason, int count)
    {
        Events.Add(count, new("source", door), new("outcome", "rejected"));
        Refusals.Add(count, new("source", door), new("reason", reason));
    }
}
