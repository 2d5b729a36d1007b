using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// Carries batches to one store, oldest first, a step at a time. A batch that the store finds too large or wrong is sent in smaller parts from its
/// front, so that the order stays and one bad point costs itself alone.
/// </summary>
internal sealed class OutboxLane(
    ITimeSeriesStore store,
    IStateStore state,
    BackOff backOff,
    SeriesOptions options,
    OutboxInstruments instruments,
    TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private readonly Circuit _circuit = new(backOff);
    private readonly PartSize _size = new(time);
    private readonly Keeping _keeping = new(store, state, instruments, time);
    private readonly OutboxBounds _bounds = new(store.Name, state, options, instruments, time);

    public string Store => store.Name;

    /// <summary>Sends at most one part of a batch. Gives the time to wait before the next step, and why where it failed.</summary>
    public async Task<(TimeSpan Wait, string? Trouble)> StepAsync(CancellationToken cancel)
    {
        _bounds.Apply();

        // A store that fails gets one request a pause, and that is the points themselves.
        var settles = !_circuit.Failing || !state.Read(c => OutboxTable.AnyWaiting(c, store.Name));
        if (settles && !await _keeping.SettleAsync(cancel))
            return (Idle, null);
        if (state.Read(c => OutboxTable.Next(c, store.Name)) is not { } batch)
            return ResendTable.Step(state, store.Name, time.GetUtcNow()) ? (TimeSpan.Zero, null) : (Idle, null);

        var part = batch.Points.Take(Math.Min(_size.Next, _circuit.Most)).ToArray();
        var began = time.GetTimestamp();
        var outcome = await store.WriteAsync(part, cancel);
        instruments.Request(store.Name, outcome.Result, part.Length, time.GetElapsedTime(began));
        return Act(batch, part, outcome);
    }

    private (TimeSpan Wait, string? Trouble) Act(OutboxBatch batch, SeriesPoint[] part, WriteOutcome outcome)
    {
        switch (outcome.Result)
        {
            case WriteResult.Accepted:
                Finish(batch, part, [], outcome);
                _circuit.Succeeded();
                _size.Accepted();
                return (TimeSpan.Zero, null);
            case WriteResult.Transient:
                return (_circuit.Failed(outcome.RetryAfter), outcome.Reason);
            case WriteResult.Permanent when outcome.Refused.Count > 0:
                Finish(batch, part, outcome.Refused, outcome);
                break;
            case WriteResult.Permanent when part.Length == 1 && outcome.Kind == DeadReason.TooOld:
                FinishOlder(batch, part[0], outcome);
                break;
            case WriteResult.Permanent or WriteResult.TooLarge when part.Length == 1:
                Finish(batch, part, [0], outcome);
                break;
            case WriteResult.TooLarge:
                _size.TooLarge(part.Length);
                break;
            case WriteResult.Permanent when outcome.Kind == DeadReason.TooOld:
                _size.One();
                break;
            default:
                _size.Halve(part.Length);
                break;
        }

        // The store answers, so the next and smaller part need not wait longer and longer.
        return (_circuit.Answered(), outcome.Reason);
    }

    /// <summary>The part leaves the batch: refused points to the dead letters, stored ones out of the outbox or into keeping.</summary>
    private void Finish(OutboxBatch batch, SeriesPoint[] part, IReadOnlyList<int> refused, WriteOutcome outcome)
    {
        var stored = part.Where((_, i) => !refused.Contains(i)).ToArray();
        Leave(batch, [.. batch.Points.Skip(part.Length)], stored, [.. refused.Select(i => part[i])], outcome);
    }

    /// <summary>A store that no longer takes a point takes none that is as old or older: they leave together, or each would cost a request.</summary>
    private void FinishOlder(OutboxBatch batch, SeriesPoint refused, WriteOutcome outcome)
    {
        var older = batch.Points.ToLookup(p => p.Stamp() <= refused.Stamp());
        Leave(batch, [.. older[false]], [], [.. older[true]], outcome);
    }

    private void Leave(OutboxBatch batch, SeriesPoint[] rest, SeriesPoint[] stored, SeriesPoint[] dead, WriteOutcome outcome)
    {
        var now = time.GetUtcNow();
        state.Write(transaction =>
        {
            OutboxTable.Shrink(transaction, batch.Id, rest);
            if (dead.Length > 0)
                new DeadLetterTable(transaction, store.Name).Bury(dead, outcome.Kind, outcome.Reason ?? "refused", now);
            if (store.DurabilityLag > TimeSpan.Zero && stored.Length > 0)
                OutboxTable.Add(transaction, store.Name, stored, batch.Enqueued, now);
            return true;
        });
        if (dead.Length > 0)
            instruments.Buried(store.Name, outcome.Kind, dead.Length);
    }
}
