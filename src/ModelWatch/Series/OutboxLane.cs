using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// Carries batches to one store, oldest first, a step at a time. A batch that the store finds too large or wrong is sent in smaller parts from its
/// front, so that the order stays and one bad point costs itself alone.
/// </summary>
internal sealed class OutboxLane(ITimeSeriesStore store, IStateStore state, BackOff backOff, OutboxInstruments instruments, TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>A store that never says which process it is must not fill the outbox: after so many lags its batches are forgotten all the same.</summary>
    private const int KeptWithoutAnswer = 10;
    private int _most = Outbox.GreatestBatch;
    private int _failures;
    private string? _incarnation;

    public string Store => store.Name;

    /// <summary>Sends at most one part of a batch. Gives the time to wait before the next step, and why where it failed.</summary>
    public async Task<(TimeSpan Wait, string? Trouble)> StepAsync(CancellationToken cancel)
    {
        await SettleAsync(cancel);
        if (state.Read(c => OutboxTable.Next(c, store.Name)) is not { } batch)
            return (Idle, null);

        _incarnation ??= store.DurabilityLag > TimeSpan.Zero ? await store.IncarnationAsync(cancel) : null;
        var part = batch.Points.Take(_most).ToArray();
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
                Finish(batch, part, [], null);
                _failures = 0;
                _most = Math.Min(Outbox.GreatestBatch, _most + Math.Max(1, _most / 4));
                return (TimeSpan.Zero, null);
            case WriteResult.Permanent when outcome.Refused.Count > 0 || part.Length == 1:
                Finish(batch, part, outcome.Refused.Count > 0 ? outcome.Refused : [0], outcome.Reason);
                return (Pause(outcome), outcome.Reason);
            case WriteResult.TooLarge when part.Length == 1:
                Finish(batch, part, [0], outcome.Reason);
                return (Pause(outcome), outcome.Reason);
            case WriteResult.Permanent or WriteResult.TooLarge:
                // The store answers, so the next and smaller part need not wait longer and longer.
                _failures = 0;
                _most = (part.Length + 1) / 2;
                return (Pause(outcome), outcome.Reason);
            default:
                return (Pause(outcome), outcome.Reason);
        }
    }

    private TimeSpan Pause(WriteOutcome outcome) => backOff.After(++_failures, outcome.RetryAfter);

    /// <summary>The part leaves the batch: refused points to the dead letters, stored ones out of the outbox or into keeping.</summary>
    private void Finish(OutboxBatch batch, SeriesPoint[] part, IReadOnlyList<int> refused, string? reason)
    {
        var now = time.GetUtcNow();
        var stored = part.Where((_, i) => !refused.Contains(i)).ToArray();
        state.Write(transaction =>
        {
            OutboxTable.Shrink(transaction, batch.Id, [.. batch.Points.Skip(part.Length)]);
            if (refused.Count > 0)
                OutboxTable.Bury(transaction, store.Name, [.. refused.Select(i => part[i])], reason ?? "refused", now);
            if (store.DurabilityLag > TimeSpan.Zero && stored.Length > 0)
                OutboxTable.Add(transaction, store.Name, stored, batch.Enqueued, now);
            return true;
        });
    }

    /// <summary>
    /// Forgets what the store can no longer lose. Where its process is another one than when the batches were sent, or where this service cannot
    /// know, they all go again: the store may have lost them, and a point sent twice is one point.
    /// </summary>
    private async Task SettleAsync(CancellationToken cancel)
    {
        if (store.DurabilityLag <= TimeSpan.Zero || state.Read(c => OutboxTable.OldestKept(c, store.Name)) is not { } oldest)
            return;
        var age = time.GetUtcNow() - oldest;
        if (_incarnation is not null && age < store.DurabilityLag)
            return;

        var now = await store.IncarnationAsync(cancel);
        if (now is not null && now != _incarnation)
            instruments.Replayed(store.Name, state.Write(t => OutboxTable.SendAgain(t, store.Name)));
        else if (now is not null || age > store.DurabilityLag * KeptWithoutAnswer)
            state.Write(t => OutboxTable.Forget(t, store.Name, time.GetUtcNow() - store.DurabilityLag));
        _incarnation = now ?? _incarnation;
    }
}
