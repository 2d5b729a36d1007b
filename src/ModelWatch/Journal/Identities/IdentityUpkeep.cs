namespace ModelWatch.Journal.Identities;

/// <summary>
/// Writes full memories as runs and merges runs, beside the intake: the work is done here, and only pieces of a megabyte go through the
/// committing thread, each with whatever else is committed then.
/// </summary>
internal sealed class IdentityUpkeep : IAsyncDisposable
{
    private const int ChunksInPiece = 64;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestFlush = TimeSpan.FromMinutes(2);
    private readonly CommitQueue _queue;
    private readonly JournalWriter _writer;
    private readonly IdentityMerge _merge;
    private readonly UpkeepLoop _loop;
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
        _loop = new UpkeepLoop(StepAsync, FirstPause);
        queue.Committed = AfterCommit;
    }

    /// <summary>The newest entry whose identities are in runs: no later one may be trimmed.</summary>
    public long Flushed => Interlocked.Read(ref _flushed);

    /// <summary>Writes what is in memory as a run now.</summary>
    /// <exception cref="JournalFault">It could not be written, or not in time; it stays in memory and is tried again.</exception>
    public async Task FlushAsync()
    {
        await RunAsync(new UpkeepWork(0, _ => { }, writer => writer.Identities.Freeze(writer.Position, force: true)));
        var (failures, began) = (_loop.Failures, TimeProvider.System.GetTimestamp());
        while (_writer.Identities.Frozen is not null && !_loop.IsStopping)
        {
            if (_loop.Failures != failures || TimeProvider.System.GetElapsedTime(began) > LongestFlush)
            {
                var why = _loop.Failures != failures ? _loop.Last : null;
                throw new JournalFault(JournalFaultKind.Commit, $"The identities in memory could not be written as a run: {why?.Message ?? "it takes too long"}.", why);
            }

            _loop.Wake();
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        _merge.Dispose();
    }

    /// <summary>On the committing thread, also after the end: what waits is still written then.</summary>
    private void AfterCommit(JournalWriter writer)
    {
        writer.Identities.Freeze(writer.Position, force: false);
        if (writer.Identities.Frozen is not null)
        {
            _loop.Wake();
        }
    }

    /// <summary>One thing to do; false where there is none.</summary>
    private async Task<bool> StepAsync(CancellationToken stop)
    {
        while (_abandoned.Count > 0)
        {
            await DropChunksAsync(_abandoned[^1], stop);
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
    private async Task DropChunksAsync(long run, CancellationToken stop)
    {
        for (long dropped = 1; dropped > 0;)
        {
            await RunAsync(new UpkeepWork(JournalTables.Page, writer => dropped = writer.Identities.Tables.DropChunks(run, ChunksInPiece * 4)));
            stop.ThrowIfCancellationRequested();
        }
    }

    private Task RunAsync(UpkeepWork work) => _queue.TryEnqueue(work) is { } fault ? Task.FromException(fault) : work.Done;
}
