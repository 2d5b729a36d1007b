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
    private readonly CommitQueue _queue;
    private readonly StateDatabase _reads;
    private readonly ConcurrentDictionary<string, long> _watermarks = new();

    public EventLog(string path, TimeProvider time)
    {
        _reads = new StateDatabase(path, JournalTables.Migrations);
        _queue = new CommitQueue(SqliteFile.OpenWriter(path), time, SyncDuration);
    }

    public string? Refusal => _queue.Refusal;

    public Task<RowOutcome[]> AppendAsync(EventBatch batch, UInt128[] contents, long[] expires)
    {
        var payload = BatchCodec.Write(batch);
        var watermark = _watermarks.GetValueOrDefault(batch.Model, long.MinValue);
        return CommitAsync(transaction =>
        {
            var outcomes = IdentityTable.Claim(transaction, batch, contents, expires, watermark);
            Append(transaction, batch.Model, Events, batch.Received, payload, outcomes);
            return outcomes;
        });
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

    public IReadOnlyList<JournalEntry> Read(string model, long after, int most) => _reads.Read(connection =>
        connection.Query<(long Position, long Kind, byte[] Payload, byte[] Outcomes)>(
            "SELECT position, kind, payload, outcomes FROM entry WHERE model = @model AND position > @after ORDER BY position LIMIT @most",
            new { model, after, most })
        .Select(row => new JournalEntry(
            row.Position,
            model,
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
        await _queue.DisposeAsync();
        _reads.Dispose();
    }

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
