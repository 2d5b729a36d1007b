using System.Data;
using System.Diagnostics.Metrics;
using Dapper;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Doors.Pairs;

/// <summary>
/// Halves of calls that wait for the other one. A half is on the disk before its door answers. It stays until the event of both is in the journal,
/// so a crash between gives the event twice, which its identity absorbs. A complete call leaves a trace, so that a repeat does not wait again. Thread safe.
/// </summary>
internal sealed class PairStore : IAsyncDisposable
{
    /// <summary>Its file in the data directory.</summary>
    public const string FileName = "pairs.db";
    private const int Done = 2;
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Histogram<double> SyncDuration = Meter.CreateHistogram<double>("modelwatch_journal_sync_duration_seconds", "s");
    private readonly Meter _meter = new("ModelWatch");
    private readonly PairQueue _queue;
    private readonly DoorOptions _options;
    private readonly HalfSeal _seal;
    private readonly TimeProvider _time;
    private long _waiting;
    private long _bytes;

    public PairStore(string path, DoorOptions options, HalfSeal seal, TimeProvider time)
    {
        (_options, _seal, _time) = (options, seal, time);
        var tables = new StateDatabase(path, PairTables.Migrations);
        (_waiting, _bytes) = tables.Read(c => c.QuerySingle<(long, long)>("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM half WHERE state < 2"));
        _queue = new PairQueue(tables, time, SyncDuration);
        _meter.CreateObservableGauge("modelwatch_call_halves_waiting", () => Waiting);
    }

    /// <summary>Ends, with the reason, when what the disk holds can no longer be trusted: from then on nothing is written.</summary>
    public Task<string> Broken => _queue.Broken;

    /// <summary>Halves that wait now.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Takes halves in, in one commit; each learns what became of it.</summary>
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<PairOutcome[]> ExchangeAsync(IReadOnlyList<CallHalf> halves)
    {
        var now = _time.GetUtcNow().UtcTicks;
        var outcomes = await _queue.CommitAsync(transaction => halves.Select(half => Exchange(transaction, half, now)).ToArray());
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Step == PairStep.Waiting) Count(1, halves[i].Body.Length);
        }

        return outcomes;
    }

    /// <summary>Remembers that the event of these calls is in the journal; each is named by the half that came last and the one that had waited.</summary>
    /// <exception cref="JournalFault">The halves wait on, and pair again if one of them is repeated.</exception>
    public async Task CompleteAsync(IReadOnlyList<(CallHalf Last, CallHalf Waited)> calls)
    {
        var ended = await _queue.CommitAsync(transaction => calls.Select(call => Complete(transaction, call.Last)).ToArray());
        for (var i = 0; i < ended.Length; i++)
        {
            if (ended[i]) Count(-1, -calls[i].Waited.Body.Length);
        }
    }

    /// <summary>Drops what has waited too long and the traces of old calls; answers how many halves waited in vain, by door.</summary>
    public async Task<IReadOnlyList<(string Door, int Count)>> ExpireAsync()
    {
        var before = (_time.GetUtcNow() - _options.PairLifetime).UtcTicks;
        var gone = await _queue.CommitAsync(transaction => transaction.Connection!.Query<(string Door, long State, long Size)>(
            "DELETE FROM half WHERE received < @before RETURNING door, state, size", new { before }, transaction).ToList());
        var waited = gone.Where(g => g.State != Done).ToList();
        Count(-waited.Count, -waited.Sum(g => g.Size));
        return [.. waited.GroupBy(g => g.Door).Select(g => (g.Key, g.Count()))];
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _queue.DisposeAsync();
    }

    private PairOutcome Exchange(IDbTransaction transaction, CallHalf half, long now)
    {
        var content = _seal.Hash(half);
        var row = transaction.Connection!.QueryFirstOrDefault<PairRow>(
            "SELECT state, door, request, response, size, sealed FROM half WHERE key = @Key", new { half.Key }, transaction);
        if (row is null) return Wait(transaction, half, content, now);
        if ((half.IsResponse ? row.Response : row.Request) is { } known)
            return new PairOutcome(known.AsSpan().SequenceEqual(content) ? PairStep.Repeat : PairStep.Conflict);
        return _seal.Open(half.Key, !half.IsResponse, row.Door, row.Sealed!) is { } waited
            ? new PairOutcome(PairStep.Paired, waited)
            : Replace(transaction, half, row, content, now);
    }

    /// <summary>What waited was damaged on the disk: counted as damaged and as unpaired, and this half waits for it to be sent again.</summary>
    private PairOutcome Replace(IDbTransaction transaction, CallHalf half, PairRow damaged, byte[] content, long now)
    {
        JournalInstruments.CorruptRecords.Add(1);
        ForeignInstruments.CountUnpaired(damaged.Door, 1);
        transaction.Connection!.Execute("DELETE FROM half WHERE key = @Key", new { half.Key }, transaction);
        Count(-1, -damaged.Size);
        return Wait(transaction, half, content, now);
    }

    private PairOutcome Wait(IDbTransaction transaction, CallHalf half, byte[] content, long now)
    {
        if (Waiting >= _options.MostWaiting || Interlocked.Read(ref _bytes) + half.Body.Length > _options.MostWaitingBytes) return new PairOutcome(PairStep.Full);
        transaction.Connection!.Execute(
            """
            INSERT INTO half (key, state, door, received, request, response, size, sealed)
            VALUES (@Key, @State, @Door, @now, @request, @response, @size, @sealed)
            """,
            new
            {
                half.Key,
                State = half.IsResponse ? 1 : 0,
                half.Door,
                now,
                request = half.IsResponse ? null : content,
                response = half.IsResponse ? content : null,
                size = half.Body.Length,
                @sealed = _seal.Close(half),
            },
            transaction);
        return new PairOutcome(PairStep.Waiting);
    }

    /// <summary>Whether this ended a wait; a second one that pairs at the same time finds nothing to end.</summary>
    private bool Complete(IDbTransaction transaction, CallHalf last)
    {
        var column = last.IsResponse ? "response" : "request";
        return transaction.Connection!.Execute(
            $"UPDATE half SET state = {Done}, {column} = @content, size = 0, sealed = NULL WHERE key = @Key AND state < {Done}",
            new { content = _seal.Hash(last), last.Key },
            transaction) > 0;
    }

    private void Count(long halves, long bytes)
    {
        Interlocked.Add(ref _waiting, halves);
        Interlocked.Add(ref _bytes, bytes);
    }
}
