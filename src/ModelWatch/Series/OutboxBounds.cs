using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>
/// Keeps the outbox and the dead letters of one store bounded, once a minute. What leaves the outbox unsent becomes a dead letter, the oldest first;
/// what leaves the dead letters is forgotten here and still stands in the record of measurements. Both are counted.
/// </summary>
internal sealed class OutboxBounds(string store, IStateStore state, SeriesOptions options, OutboxInstruments instruments, TimeProvider time)
{
    /// <summary>Rows that one transaction moves at most: the closes wait for it.</summary>
    private const int AtOnce = 200;
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);
    private long? _last;

    public void Apply()
    {
        if (_last is { } last && time.GetElapsedTime(last) < Turn)
            return;
        _last = time.GetTimestamp();
        var now = time.GetUtcNow();
        while (state.Write(t => Move(new DeadLetterTable(t, store), now)) == AtOnce)
        {
            // The rest goes in further transactions.
        }

        while (state.Write(t => Forget(new DeadLetterTable(t, store))) == AtOnce)
        {
            // The rest goes in further transactions.
        }
    }

    private int Move(DeadLetterTable dead, DateTimeOffset now)
    {
        var waiting = dead.PointsWaiting();
        var moved = 0;
        for (; moved < AtOnce && dead.OldestWaiting() is var (id, points, enqueued); moved++)
        {
            var expired = enqueued < now - options.LongestWaiting;
            if (!expired && waiting <= options.MostWaiting)
                break;
            var kind = expired ? DeadReason.Expired : DeadReason.Overflow;
            dead.Give(id, kind, expired ? $"waited longer than {options.LongestWaiting}" : $"more than {options.MostWaiting} points waited", now);
            instruments.Buried(store, kind, points);
            waiting -= points;
        }

        return moved;
    }

    private int Forget(DeadLetterTable dead)
    {
        var buried = dead.Points();
        var forgotten = 0;
        for (; forgotten < AtOnce && buried > options.MostDeadLetters && dead.ForgetOldest() is { } points; forgotten++)
        {
            instruments.Forgotten(store, points);
            buried -= points;
        }

        return forgotten;
    }
}
