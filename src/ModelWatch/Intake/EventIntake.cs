using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The event-paced half of the corridor's first rooms: a body becomes columns, and columns become durable, before anybody hears "accepted".</summary>
internal sealed class EventIntake(IEventLog log, Mask mask, TimeProvider time)
{
    /// <summary>Exactly one of the results is set. The receipt is given after the commit.</summary>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<(Receipt? Receipt, BodyFault? Fault)> AcceptAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body, string door)
    {
        var now = time.GetUtcNow();
        var parsed = new EventBody(PlanLayout.Of(plan), mask, now);
        if (parsed.Read(body.Span) is { } fault)
        {
            return (null, fault);
        }

        var outcomes = parsed.Batch.Count == 0 ? [] : await log.AppendAsync(parsed.Batch.Build(now), parsed.Batch.Contents, parsed.Batch.Expires);
        var conflicts = Conflicts(parsed.Batch, outcomes);
        var receipt = new Receipt(
            outcomes.Count(o => o == RowOutcome.Accepted),
            outcomes.Count(o => o == RowOutcome.Duplicate),
            [.. parsed.Rejected.Concat(conflicts).OrderBy(r => r.Index)]);
        ReceiptInstruments.CountEvents(plan, receipt, door);
        return (receipt, null);
    }

    private static IEnumerable<Rejection> Conflicts(BatchBuilder batch, RowOutcome[] outcomes) => outcomes
        .Select((outcome, row) => (outcome, row))
        .Where(o => o.outcome == RowOutcome.Conflict)
        .Select(o => new Rejection(batch.Indices[o.row], RejectReason.IdConflict, "An event with this id and source is known with other content; the first one stands."));
}
