using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>The embedded <see cref="IEventLog"/>: one SQLite file of its own.</summary>
internal sealed class EventLog : IEventLog, IAsyncDisposable
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Histogram<double> SyncDuration = Meter.CreateHistogram<double>("modelwatch_journal_sync_duration_seconds", "s");
    private static readonly Counter<long> WriteFailures = Meter.CreateCounter<long>("modelwatch_journal_write_failures_total");

    private const int Events = 0;
    private const int Labels = 1;
    // Gauges that ask this log end with it, so the meter is its own.
    private readonly Meter _meter = new("ModelWatch");
    private readonly CommitQueue _queue;
    private readonly StateDatabase _reads;
    private readonly ConcurrentDictionary<string, long> _watermarks = new();
    private readonly ConcurrentDictionary<string, long> _applied = new();

    public EventLog(string path, TimeProvider time)
    {
        _reads = new StateDatabase(path, JournalTables.Migrations);
        _meter.CreateObservableGauge("modelwatch_journal_size_bytes", () => Size(path), "By");
        _meter.CreateObservableGauge("modelwatch_journal_oldest_unapplied_timestamp_seconds", OldestUnapplied, "s");
        _queue = new CommitQueue(SqliteFile.OpenWriter(path), time, SyncDuration);
    }

    public string? Refusal => _queue.Refusal;

    public async Task<RowOutcome[]> AppendAsync(EventBatch batch, UInt128[] contents, long[] expires) =>
        (await AppendAsync([new EventAppend(batch, contents, expires)]))[0];

    public Task<RowOutcome[][]> AppendAsync(IReadOnlyList<EventAppend> appends)
    {
        var payloads = appends.Select(append => BatchCodec.Write(append.Batch)).ToList();
        return CommitAsync(transaction => appends.Select((append, i) => Append(transaction, append, payloads[i])).ToArray());
    }

    public Task<RowOutcome[]> AppendAsync(LabelBatch batch)
    {
        var payload = BatchCodec.Write(batch);
        return CommitAsync(transaction =>
        {
            var outcomes = OutcomeTable.Claim(transaction, batch);
            Append(transaction, batch.Model, Labels, batch.Received, payload, outcomes);
            return outcomes;
        });
    }

    public IReadOnlyList<JournalEntry> Read(string model, long after, int most)
    {
        _applied.AddOrUpdate(model, after, (_, known) => Math.Max(known, after));
        return Read(new { model, after, most });
    }

    private IReadOnlyList<JournalEntry> Read(object range) => _reads.Read(connection =>
        connection.Query<(long Position, string Model, long Kind, byte[] Payload, byte[] Outcomes)>(
            "SELECT position, model, kind, payload, outcomes FROM entry WHERE model = @model AND position > @after ORDER BY position LIMIT @most",
            range)
        .Select(row => new JournalEntry(
            row.Position,
            row.Model,
            row.Kind == Events ? BatchCodec.ReadEvents(row.Payload) : null,
            row.Kind == Labels ? BatchCodec.ReadLabels(row.Payload) : null,
            Array.ConvertAll(row.Outcomes, o => (RowOutcome)o)))
        .ToList());

    public long Head(string model) => _reads.Read(connection =>
        connection.ExecuteScalar<long?>("SELECT MAX(position) FROM entry WHERE model = @model", new { model }) ?? 0);

    public void Advance(string model, long watermark) => _watermarks[model] = watermark;

    public void Trim(string model, long position, DateTimeOffset received)
    {
        var watermark = _watermarks.GetValueOrDefault(model, long.MinValue);
        var before = received.UtcTicks;
        CommitAsync(transaction => transaction.Connection!.Execute(
            """
            DELETE FROM entry WHERE model = @model AND position <= @position AND received < @before;
            DELETE FROM identity WHERE model = @model AND expires < @watermark;
            """,
            new { model, position, before, watermark },
            transaction)).GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await _queue.DisposeAsync();
        _reads.Dispose();
    }

    /// <summary>Receipt of the oldest entry that no reader has passed, in Unix seconds, or 0.</summary>
    private double OldestUnapplied()
    {
        var waiting = _reads.Read(connection => _applied.ToArray()
            .Select(a => connection.ExecuteScalar<long?>(
                "SELECT received FROM entry WHERE model = @Key AND position > @Value ORDER BY position LIMIT 1", new { a.Key, a.Value }))
            .Min());
        return waiting is { } ticks ? (ticks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond : 0;
    }

    private static long Size(string path) => new[] { path, path + "-wal" }.Sum(file => new FileInfo(file) is { Exists: true } known ? known.Length : 0);

    private async Task<T> CommitAsync<T>(Func<SqliteTransaction, T> work)
    {
        try
        {
            return await _queue.CommitAsync(work);
        }
        catch (JournalFault)
        {
            WriteFailures.Add(1);
            throw;
        }
    }

    private RowOutcome[] Append(SqliteTransaction transaction, EventAppend append, byte[] payload)
    {
        var batch = append.Batch;
        var watermark = _watermarks.GetValueOrDefault(batch.Model, long.MinValue);
        var outcomes = IdentityTable.Claim(transaction, batch, append.Contents, append.Expires, watermark);
        Append(transaction, batch.Model, Events, batch.Received, payload, outcomes);
        return outcomes;
    }

    /// <summary>A batch of which nothing was new leaves no entry, unless its duplicates have to be counted.</summary>
    private static void Append(SqliteTransaction transaction, string model, int kind, DateTimeOffset received, byte[] payload, RowOutcome[] outcomes)
    {
        if (!outcomes.Any(o => o is RowOutcome.Accepted or RowOutcome.Duplicate))
        {
            return;
        }

        transaction.Connection!.Execute(
            "INSERT INTO entry (model, kind, received, payload, outcomes) VALUES (@model, @kind, @received, @payload, @states)",
            new { model, kind, received = received.UtcTicks, payload, states = Array.ConvertAll(outcomes, o => (byte)o) },
            transaction);
    }
}
