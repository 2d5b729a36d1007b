using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// Keeps what a store accepted until the store can no longer lose it, and sends it again where the store's process is another one than when it was
/// sent, or where this service cannot know: a point sent twice is one point. For one lane.
/// </summary>
internal sealed class Keeping(ITimeSeriesStore store, IStateStore state, OutboxInstruments instruments, TimeProvider time)
{
    /// <summary>A store that never says which process it is must not fill the outbox: after so many lags its batches are forgotten all the same.</summary>
    private const int KeptWithoutAnswer = 10;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);
    private string? _incarnation;
    private long? _silentSince;

    /// <summary>Asks the store who it is where that is due. False where it was asked and did not say.</summary>
    public async Task<bool> SettleAsync(CancellationToken cancel)
    {
        if (store.DurabilityLag <= TimeSpan.Zero || (_silentSince is { } since && time.GetElapsedTime(since) < AskAgain))
            return true;
        var oldest = state.Read(c => OutboxTable.OldestKept(c, store.Name));
        var age = oldest is { } kept ? time.GetUtcNow() - kept : TimeSpan.Zero;
        if (_incarnation is not null && (oldest is null || age < store.DurabilityLag))
            return true;

        var now = await store.IncarnationAsync(cancel);
        _silentSince = now is null ? time.GetTimestamp() : null;
        if (now is null && age > store.DurabilityLag * KeptWithoutAnswer)
            Forget();
        if (now is null)
            return false;

        if (oldest is not null && now != _incarnation)
            instruments.Replayed(store.Name, state.Write(t => OutboxTable.SendAgain(t, store.Name)));
        else if (oldest is not null)
            Forget();
        _incarnation = now;
        return true;
    }

    private void Forget() => state.Write(t => OutboxTable.Forget(t, store.Name, time.GetUtcNow() - store.DurabilityLag));
}
