using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The event-paced half of the corridor's first rooms: a body becomes columns, and columns become durable, before anybody hears "accepted". Thread safe.</summary>
internal sealed class EventIntake
{
    private readonly IEventLog _log;
    private readonly TimeProvider _time;
    private readonly PlanStore? _plans;
    private readonly PlanRowsPool _pool;
    private readonly SharedBatches _shared;

    /// <param name="log">Where events become durable.</param>
    /// <param name="mask">Hides masked fields.</param>
    /// <param name="time">The service's clock.</param>
    /// <param name="plans">Tells which plan governs an event's time; without it the plan of the body governs all.</param>
    public EventIntake(IEventLog log, Mask mask, TimeProvider time, PlanStore? plans = null)
    {
        (_log, _time, _plans, _pool) = (log, time, plans, new PlanRowsPool(mask));
        _shared = new SharedBatches(log, _pool, StepsOf, time);
    }

    /// <summary>Exactly one of the results is set. The receipt is given after the commit.</summary>
    /// <param name="plan">The newest effective plan of the model.</param>
    /// <param name="body">Need not outlive the first wait.</param>
    /// <param name="door">The door's name on /metrics.</param>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<(Receipt? Receipt, BodyFault? Fault)> AcceptAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body, string door)
    {
        var result = await TakeAsync(plan, body);
        if (result.Receipt is { } receipt)
        {
            ReceiptInstruments.CountEvents(plan, receipt, door);
        }

        return result;
    }

    /// <summary>A single event shares its entry of the journal with others that come at the same time; a body of many is an entry of its own.</summary>
    private Task<(Receipt? Receipt, BodyFault? Fault)> TakeAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body)
    {
        var line = BodyElements.Single(body.Span);
        return line.Length is > 0 and <= SharedBatch.LongestLine ? OneAsync(_shared.Add(plan, line)) : ManyAsync(plan, body);
    }

    private static async Task<(Receipt? Receipt, BodyFault? Fault)> OneAsync(SharedPlace place)
    {
        var rejected = new RejectionList();
        if (place.Rejection is { } rejection)
        {
            rejected.Add(rejection);
            return (new Receipt(0, 0, rejected), null);
        }

        return (ReceiptOf([[await place.OutcomeAsync()]], [[0]], rejected), null);
    }

    private async Task<(Receipt? Receipt, BodyFault? Fault)> ManyAsync(MonitoringPlan plan, ReadOnlyMemory<byte> body)
    {
        var (appends, indices, rejected, fault) = Parse(plan, body.Span);
        if (fault is not null)
        {
            return (null, fault);
        }

        var outcomes = appends.Count == 0 ? [] : await _log.AppendAsync(appends);
        return (ReceiptOf(outcomes, indices, rejected), null);
    }

    private PlanSteps StepsOf(MonitoringPlan plan) => _plans is null ? PlanSteps.Of(plan) : PlanSteps.Of(_plans.Timeline(plan.Model), plan);

    private (List<EventAppend> Appends, List<int[]> Indices, RejectionList Rejected, BodyFault? Fault) Parse(MonitoringPlan plan, ReadOnlySpan<byte> body)
    {
        var now = _time.GetUtcNow();
        var parsed = new EventBody(StepsOf(plan), _pool.Rent, now);
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
