namespace ModelWatch.Journal.Identities;

/// <summary>
/// Writes full memories as runs and merges runs, beside the intake: the work is done here, and only pieces of a megabyte go through the
/// committing thread, each with whatever else is committed then.
/// </summary>
internal sealed class IdentityUpkeep : IAsyncDisposable
{
    private const int ChunksInPiece = 64;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private readonly CommitQueue _queue;
    private readonly JournalWriter _writer;
    private readonly IdentityMerge _merge;
    private readonly SemaphoreSlim _wake = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private readonly List<long> _abandoned;
    private long _flushed, _last;

    public IdentityUpkeep(string path, CommitQueue queue, JournalWriter writer, int mostInMemory)
    {
        (_queue, _writer) = (queue, writer);
        _merge = new IdentityMerge(path, mostInMemory, number => writer.Models.Find(number)?.Watermark ?? long.MinValue);
        _flushed = writer.Entries.Mark(EntryTable.Flushed) ?? 0;
        var numbers = writer.Identities.Tables.Numbers();
        _last = writer.Identities.Runs.Select(run => run.Number).Concat(numbers).DefaultIfEmpty(0).Max();
        _abandoned = [.. numbers.Except(writer.Identities.Runs.Select(run => run.Number))];
        queue.Committed = AfterCommit;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>The newest entry whose identities are in runs: no later one may be trimmed.</summary>
    public long Flushed => Interlocked.Read(ref _flushed);

    /// <summary>Writes what is in memory as a run now.</summary>
    public async Task FlushAsync()
    {
        await RunAsync(new UpkeepWork(0, _ => { }, writer => writer.Identities.Freeze(writer.Position, force: true)));
        while (_writer.Identities.Frozen is not null && !_stop.IsCancellationRequested)
        {
            _wake.Release();
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _merge.Dispose();
        _stop.Dispose();
        _wake.Dispose();
    }

    private void AfterCommit(JournalWriter writer)
    {
        if (writer.Identities.Freeze(writer.Position, force: false) || (writer.Identities.Frozen is not null && _wake.CurrentCount == 0))
        {
            _wake.Release();
        }
    }

    private async Task WorkAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(_stop.Token);
                while (await StepAsync())
                {
                    _stop.Token.ThrowIfCancellationRequested();
                }
            }
            catch (Exception e) when (e is JournalFault or OperationCanceledException or Microsoft.Data.Sqlite.SqliteException)
            {
                // Nothing is lost: the memory stays until its run is there, and the next commit that succeeds wakes this again.
            }
        }
    }

    /// <summary>One thing to do; false where there is none.</summary>
    private async Task<bool> StepAsync()
    {
        while (_abandoned.Count > 0)
        {
            await DropChunksAsync(_abandoned[^1]);
            _abandoned.RemoveAt(_abandoned.Count - 1);
        }

        if (_writer.Identities.Frozen is { } frozen)
        {
            await WriteAsync(IdentitySort.Sorted(frozen.Memory.Rows), frozen.Memory.Count, frozen.Position, []);
            return true;
        }

        if (_merge.Due(_writer.Identities.Runs) is { Count: > 0 } due)
        {
            await WriteAsync(_merge.Rows(due), due.Sum(run => run.Rows), due.Max(run => run.Position), due);
            return true;
        }

        return false;
    }

    private async Task WriteAsync(IEnumerable<IdentityRow> sorted, long expected, long position, IReadOnlyList<IdentityRun> replaced)
    {
        var builder = new IdentityRunBuilder(++_last, expected);
        _abandoned.Add(builder.Number);
        foreach (var row in sorted)
        {
            builder.Add(row);
            if (builder.Ready == ChunksInPiece)
            {
                await PutAsync(builder);
            }
        }

        var run = builder.Finish(position);
        await PutAsync(builder);
        await RunAsync(new UpkeepWork(run.MemoryBytes, writer => Put(writer, run, replaced), writer => Publish(writer, run, replaced)));
        _abandoned.Remove(builder.Number);
        _abandoned.AddRange(replaced.Select(former => former.Number));
    }

    /// <summary>Who waits for the frozen memory to go must then see how far the runs reach.</summary>
    private void Publish(JournalWriter writer, IdentityRun run, IReadOnlyList<IdentityRun> replaced)
    {
        if (replaced.Count == 0)
        {
            Interlocked.Exchange(ref _flushed, run.Position);
        }

        writer.Identities.Publish(run, replaced);
    }

    private static void Put(JournalWriter writer, IdentityRun run, IReadOnlyList<IdentityRun> replaced)
    {
        if (run.Rows > 0)
        {
            writer.Identities.Tables.Put(run);
        }

        foreach (var former in replaced)
        {
            writer.Identities.Tables.Drop(former.Number);
        }

        if (replaced.Count == 0)
        {
            writer.Entries.Mark(EntryTable.Flushed, run.Position);
        }

        foreach (var model in writer.Models.All.Where(model => model.IsStored))
        {
            writer.Models.Put(model);
        }
    }

    private Task PutAsync(IdentityRunBuilder builder)
    {
        var chunks = builder.Take();
        return RunAsync(new UpkeepWork(chunks.Sum(chunk => (long)chunk.Rows.Length), writer =>
        {
            foreach (var (chunk, rows) in chunks)
            {
                writer.Identities.Tables.Put(builder.Number, chunk, rows);
            }
        }));
    }

    /// <summary>Chunks of a run that is gone, or never came to be.</summary>
    private async Task DropChunksAsync(long run)
    {
        for (long first = 0, left = 1; left > 0; first += ChunksInPiece * 4)
        {
            await RunAsync(new UpkeepWork(JournalTables.Page, writer => left = writer.Identities.Tables.DropChunks(run, first, first + ChunksInPiece * 4 - 1)));
            _stop.Token.ThrowIfCancellationRequested();
        }
    }

    private Task RunAsync(UpkeepWork work) => _queue.TryEnqueue(work) is { } fault ? Task.FromException(fault) : work.Done;
}
