using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>
/// Parses a whole body of events into columns, each event under the plan that governs its time: a batch for each plan that has any.
/// Pure but for the mask's key. Not thread safe.
/// </summary>
internal sealed class EventBody : IElementReader
{
    private readonly PlanSteps _steps;
    private readonly PlanRows?[] _rows;
    private readonly Func<MonitoringPlan, PlanRows> _make;
    private readonly PlanRows _newest;
    private readonly long _latest;

    /// <summary>A body whose events are all under one plan.</summary>
    public EventBody(PlanLayout layout, Mask mask, DateTimeOffset now)
        : this(PlanSteps.Of(layout.Plan), plan => new PlanRows(layout.Plan == plan ? layout : PlanLayout.Of(plan), mask), now)
    {
    }

    /// <param name="steps">The plans of the model.</param>
    /// <param name="make">Gives what reads events under a plan, empty.</param>
    /// <param name="now">The service's clock.</param>
    public EventBody(PlanSteps steps, Func<MonitoringPlan, PlanRows> make, DateTimeOffset now)
    {
        (_steps, _make, _latest) = (steps, make, (now + IntakeLimits.LargestLead).UtcTicks);
        _rows = new PlanRows?[steps.Count];
        _newest = RowsOf(steps.Newest);
    }

    /// <summary>The events under the newest plan.</summary>
    public BatchBuilder Batch => _newest.Batch;

    public RejectionList Rejected { get; } = new();

    /// <summary>What read the element that was kept last: its newest row is that element.</summary>
    public PlanRows? Keeper { get; private set; }

    /// <summary>What read events, by plan; the newest is always among them.</summary>
    public IEnumerable<PlanRows> Rows => _rows.OfType<PlanRows>();

    /// <summary>Null when the body could be read; single events may still be refused.</summary>
    public BodyFault? Read(ReadOnlySpan<byte> body) => BodyElements.Read(body, this, Rejected);

    public bool TryTake(ReadOnlySpan<byte> json, ref int at, bool isAlone, int index, out Rejection? rejection)
    {
        var from = at;
        var rows = _newest;
        if (!rows.TryRead(json, ref at, isAlone, index, out var envelope, out rejection))
        {
            return false;
        }

        if ((rejection ??= Check(envelope, index)) is not null)
        {
            rows.Batch.DropRow();
            return true;
        }

        var step = _steps.At(envelope.Time!.Value);
        if (step != _steps.Newest)
        {
            rows.Batch.DropRow();
            rejection = TakeUnder(RowsOf(step), json[from..at], index);
            return true;
        }

        Keep(rows, envelope, index);
        return true;
    }

    /// <summary>The columns of another plan: the element is read again, and may be at fault under that plan only.</summary>
    private Rejection? TakeUnder(PlanRows rows, ReadOnlySpan<byte> json, int index)
    {
        var at = 0;
        rows.TryRead(json, ref at, isAlone: true, index, out var envelope, out var rejection);
        if ((rejection ??= Check(envelope, index)) is not null)
        {
            rows.Batch.DropRow();
            return rejection;
        }

        Keep(rows, envelope, index);
        return null;
    }

    private void Keep(PlanRows rows, in Envelope envelope, int index)
    {
        rows.Batch.Keep(envelope, index);
        Keeper = rows;
    }

    private PlanRows RowsOf(int step) => _rows[step] ??= _make(_steps[step]);

    private Rejection? Check(in Envelope envelope, int index) => envelope switch
    {
        { Fault: { } fault, Reason: { } reason } => new Rejection(index, reason, fault),
        { Id: null, HasBadId: true } => new Rejection(index, RejectReason.NoId, "id must be a text of 1 to 256 characters or a whole number."),
        { Id: null } => new Rejection(index, RejectReason.NoId, "The event has no id."),
        { Time: null } => new Rejection(index, RejectReason.NoTime, "time must be RFC 3339 with Z or an offset, such as 2026-01-31T08:00:00Z."),
        _ when envelope.Time > _latest => new Rejection(index, RejectReason.TimeInFuture, "The time is more than 10 minutes ahead of the service's clock."),
        _ => null,
    };
}
