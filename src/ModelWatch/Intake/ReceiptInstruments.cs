using System.Diagnostics.Metrics;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>Counts what the doors answered. Thread safe.</summary>
internal static class ReceiptInstruments
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Seen = Meter.CreateCounter<long>("modelwatch_events_seen_total");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("modelwatch_ingest_events_total");
    private static readonly Counter<long> Labels = Meter.CreateCounter<long>("modelwatch_ingest_labels_total");
    private static readonly Counter<long> Undeclared = Meter.CreateCounter<long>("modelwatch_undeclared_fields_total");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("modelwatch_ingest_rejections_total");

    /// <summary>Events of one body, by door and, where refused, by reason.</summary>
    public static void CountEvents(MonitoringPlan plan, Receipt receipt, string door)
    {
        Seen.Add(receipt.Accepted, new("model", plan.Model), new("model_version", plan.Version));
        Count(Events, receipt, door);
    }

    /// <summary>Fields that no plan declares: dropped before anything is stored.</summary>
    public static void CountUndeclared(string model, long fields)
    {
        if (fields > 0)
        {
            Undeclared.Add(fields, new KeyValuePair<string, object?>("model", model));
        }
    }

    /// <summary>Labels of one body.</summary>
    public static void CountLabels(Receipt receipt, string door) => Count(Labels, receipt, door);

    /// <summary>Bodies that the journal could not take.</summary>
    public static void CountFailure(bool labels, string door) => (labels ? Labels : Events).Add(1, new("source", door), new("outcome", "failed"));

    /// <summary>A body of which nothing could be read: counted as one that was rejected.</summary>
    public static void CountRefusal(bool labels, string door, IResult problem) => CountRefusal(
        labels, door, (problem as IStatusCodeHttpResult)?.StatusCode == StatusCodes.Status413PayloadTooLarge ? RejectReason.TooLarge : RejectReason.Malformed);

    /// <summary>The same for a reason of the closed list.</summary>
    public static void CountRefusal(bool labels, string door, string reason)
    {
        (labels ? Labels : Events).Add(1, new("source", door), new("outcome", "rejected"));
        Refusals.Add(1, new("source", door), new("reason", reason));
    }

    private static void Count(Counter<long> counter, Receipt receipt, string door)
    {
        KeyValuePair<string, object?> source = new("source", door);
        counter.Add(receipt.Accepted, source, new("outcome", "accepted"));
        counter.Add(receipt.Duplicates, source, new("outcome", "duplicate"));
        counter.Add(receipt.RejectedTotal, source, new("outcome", "rejected"));
        var reasons = receipt.Rejected is RejectionList list ? list.Reasons : receipt.Rejected.CountBy(r => r.Reason);
        foreach (var (reason, count) in reasons)
        {
            Refusals.Add(count, source, new("reason", reason));
        }
    }
}
