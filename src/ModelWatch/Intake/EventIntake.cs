using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The event-paced half of the corridor's first rooms: a body becomes columns, and columns become durable, before anybody hears "accepted". Thread safe.</summary>
/// <param name="log">Where events become durable.</param>
/// <param name="mask">Hides masked fields.</param>
/// <param name="time">The service's clock.</param>
/// <param name="plans">Tells which plan governs an event's time; without it the plan of the body governs all.</param>
internal sealed class EventIntake(IEventLog log, Mask mask, TimeProvider time, PlanStore? plans = null)
{
    private readonly PlanRowsPool _pool = new(mask);

    /// <summary>Exactly one of the results is set. The receipt is given after the commit.</summary>
    /// <param name="plan">The newest effective plan of the model.</param>
    /// <param name="body">Need not outlive the first wait.</param>
    /// <param name="door">The door's name on /metrics.</param>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<(Receipt? Receipt, BodyFault? Fault)> AcceptAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body, string door)
    {
        var (appends, indices, rejected, fault) = Parse(plan, body.Span);
        if (fault is not null)
        {
            return (null, fault);
        }

        var outcomes = appends.Count == 0 ? [] : await log.AppendAsync(appends);
        var receipt = ReceiptOf(outcomes, indices, rejected);
        ReceiptInstruments.CountEvents(plan, receipt, door);
        return (receipt, null);
    }

    private (List<EventAppend> Appends, List<int[]> Indices, RejectionList Rejected, BodyFault? Fault) Parse(MonitoringPlan plan, ReadOnlySpan<byte> body)
    {
        var now = time.GetUtcNow();
        var steps = plans is null ? PlanSteps.Of(plan) : PlanSteps.Of(plans.Timeline(plan.Model), plan);
        var parsed = new EventBody(steps, _pool.Rent, now);
        List<EventAppend> appends = [];
        List<int[]> indices = [];
        try
        {
            var fault = parsed.Read(body);
            foreach (var rows in fault is null ? parsed.Rows : [])
            {
                if (rows.Batch.Count > 0)
                {
                    appends.Add(rows.Batch.Append(now));
                    indices.Add(rows.Batch.Indices());
                }
            }

            return (appends, indices, parsed.Rejected, fault);
        }
        finally
        {
            foreach (var rows in parsed.Rows)
            {
                _pool.Return(rows);
            }
        }
    }

    private static Receipt ReceiptOf(RowOutcome[][] outcomes, List<int[]> indices, RejectionList rejected)
    {
        var (accepted, duplicates) = (0, 0);
        List<Rejection>? conflicts = null;
        for (var batch = 0; batch < outcomes.Length; batch++)
        {
            for (var row = 0; row < outcomes[batch].Length; row++)
            {
                switch (outcomes[batch][row])
                {
                    case RowOutcome.Accepted:
                        accepted++;
                        break;
                    case RowOutcome.Duplicate:
                        duplicates++;
                        break;
                    default:
                        (conflicts ??= []).Add(new Rejection(indices[batch][row], RejectReason.IdConflict, "An event with this id and source is known with other content; the first one stands."));
                        break;
                }
            }
        }

        if (conflicts is not null)
        {
            rejected.Merge(conflicts);
        }

        return new Receipt(accepted, duplicates, rejected);
    }
}
