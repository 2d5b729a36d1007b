using ModelWatch.Journal.Identities;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>The embedded <see cref="IEventLog"/>: one SQLite file of its own.</summary>
internal sealed class EventLog : IEventLog, IAsyncDisposable
{
    /// <summary>The part of what memory may hold that one model gathers before its reader is hurried.</summary>
    private const int PressingPart = 8;
    private readonly StateDatabase _reads;
    private readonly JournalWriter _writer;
    private readonly JournalGuard _guard;
    private readonly CommitQueue _queue;
    private readonly RecentEntries _recent;
    private readonly IdentityUpkeep _upkeep;
    private readonly JournalTrim _trim;
    private readonly JournalInstruments _instruments;
    private readonly long _pressing;

    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="free">Tells the free bytes of the disk of a directory; null asks the system.</param>
    /// <exception cref="MigrationRefusal">Another version of the program wrote the file.</exception>
    /// <exception cref="JournalDamage">It cannot be known which identities the file holds.</exception>
    public EventLog(string path, TimeProvider time, JournalOptions? options = null, Func<string, long>? free = null)
    {
        var bounds = options ?? new JournalOptions();
        _reads = new StateDatabase(path, JournalTables.Migrations, JournalTables.Page);
        _writer = new JournalWriter(path, bounds.IdentitiesInMemory);
        _guard = new JournalGuard(path, bounds, () => _writer.Models.All.Sum(model => model.Unfolded), time, free);
        _recent = new RecentEntries(bounds.MostRecent);
        _pressing = bounds.MostRecent / PressingPart;
        _queue = new CommitQueue(_writer, _guard, bounds, time, JournalInstruments.SyncDuration);
        _upkeep = new IdentityUpkeep(path, _queue, _writer, bounds.IdentitiesInMemory);
        _trim = new JournalTrim(_queue, _upkeep, time);
        _instruments = new JournalInstruments(path, OldestUnapplied, bounds.Reserve);
    }

    public string? Refusal => _guard.Refusal?.Message;

    public Task<string> Broken => _queue.Broken;

    public async Task<RowOutcome[]> AppendAsync(EventBatch batch, UInt128[] contents, long[] expires) =>
        (await AppendAsync([new EventAppend(batch, contents, expires)]))[0];

    public Task<RowOutcome[][]> AppendAsync(IReadOnlyList<EventAppend> appends) =>
        AppendAsync(appends.Select(append => EntryDraft.Of(_writer.Models[append.Batch.Model], append)));

    public async Task<RowOutcome[]> AppendAsync(LabelBatch batch) => (await AppendAsync([EntryDraft.Of(_writer.Models[batch.Model], batch)]))[0];

    public async Task<RowOutcome[][]> AppendAsync(IOpenBatch batch)
    {
        if (_guard.Refusal is { } refusal)
        {
            batch.Close();
            throw Count(refusal);
        }

        return await StoreAsync(new OpenAppend(batch, append => EntryDraft.Of(_writer.Models[append.Batch.Model], append), _recent));
    }

    public IReadOnlyList<JournalEntry> Read(string model, long after, int most)
    {
        var known = _writer.Models[model];
        var entries = _recent.Read(known, after, most);
        known.Pass(after, () => _reads.Read(connection => EntryReader.AppendedAt(connection, known, after)));
        entries ??= _reads.Read(connection => EntryReader.Read(connection, known, after, most));
        if (entries.Count > 0)
        {
            known.Give(entries[^1].Entry.Position, entries[^1].Appended);
        }

        return entries.ConvertAll(entry => entry.Entry);
    }

    public long Head(string model) => _writer.Models[model].Head;

    public bool IsPressing(string model) => _writer.Models[model].Unfolded > _pressing;

    public void Advance(string model, long watermark) => _writer.Models[model].Advance(watermark);

    public void Trim(string model, long position, DateTimeOffset received)
    {
        var known = _writer.Models[model];
        _recent.Forget(known, position);
        _trim.RunAsync(known, position, received.UtcTicks).GetAwaiter().GetResult();
    }

    public void TrimLabels(string model, DateTimeOffset received) => _trim.RunLabelsAsync(_writer.Models[model], received.UtcTicks).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        _instruments.Dispose();
        await _upkeep.DisposeAsync();
        await _queue.DisposeAsync();
        _reads.Dispose();
    }

    private async Task<RowOutcome[][]> AppendAsync(IEnumerable<EntryDraft> batches)
    {
        if (_guard.Refusal is { } refusal)
        {
            // Before anything is encoded: a refused batch costs nothing.
            throw Count(refusal);
        }

        return await StoreAsync(new ReadyAppend([.. batches], _recent));
    }

    private async Task<RowOutcome[][]> StoreAsync(AppendWork work)
    {
        if ((_guard.Admit(work.Bytes) ?? _queue.TryEnqueue(work)) is { } fault)
        {
            work.Fail(fault);
        }

        try
        {
            return await work.Done;
        }
        catch (JournalFault failed)
        {
            throw Count(failed);
        }
    }

    private static JournalFault Count(JournalFault fault)
    {
        JournalInstruments.WriteFailures.Add(1);
        return fault;
    }

    /// <summary>Receipt of the oldest entry that no reader has passed, in ticks of UTC, or null.</summary>
    private long? OldestUnapplied() => _reads.Read(connection => _writer.Models.All
        .Where(model => model.Passed is { } passed && passed < model.Head)
        .Select(model => EntryReader.OldestAfter(connection, model, model.Passed!.Value))
        .Min());
}
