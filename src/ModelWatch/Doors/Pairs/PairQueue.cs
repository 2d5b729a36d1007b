using System.Data;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Doors.Pairs;

/// <summary>
/// Group commit of the halves: whatever waits is written in one transaction by one thread, and every waiter learns of it after the disk has it.
/// Beyond a number of waiters a work is refused at once. Thread safe.
/// </summary>
internal sealed class PairQueue : IAsyncDisposable
{
    private const int MostWaiting = 4096;
    private const int MostInOneCommit = 256;
    private readonly StateDatabase _database;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;
    private readonly Channel<Waiter> _waiting = Channel.CreateBounded<Waiter>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writer;

    public PairQueue(StateDatabase database, TimeProvider time, Histogram<double> durations)
    {
        (_database, _time, _durations) = (database, time, durations);
        _writer = Task.Factory.StartNew(WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Ends, with the reason, when what the disk holds can no longer be trusted.</summary>
    public Task<string> Broken => _database.Broken;

    /// <summary>Runs <paramref name="work"/> inside the next commit.</summary>
    /// <exception cref="JournalFault">Nothing of it is stored.</exception>
    public async Task<T> CommitAsync<T>(Func<IDbTransaction, T> work)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite(new Waiter(transaction => work(transaction), done)))
        {
            throw new JournalFault(JournalFaultKind.Backlog, $"{MostWaiting} requests with halves of calls wait for the disk already.");
        }

        return (T)(await done.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
        _database.Dispose();
    }

    private async Task WriteAsync()
    {
        var group = new List<Waiter>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostInOneCommit && _waiting.Reader.TryRead(out var waiter))
            {
                group.Add(waiter);
            }

            Commit(group);
        }
    }

    private void Commit(List<Waiter> group)
    {
        var began = _time.GetTimestamp();
        try
        {
            var results = _database.Write(transaction => group.ConvertAll(waiter => waiter.Work(transaction)));
            _durations.Record(_time.GetElapsedTime(began).TotalSeconds);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Done.SetResult(results[i]);
            }
        }
        catch (Exception e)
        {
            var fault = JournalFault.Of(e);
            group.ForEach(waiter => waiter.Done.SetException(fault));
        }
    }

    private sealed record Waiter(Func<IDbTransaction, object?> Work, TaskCompletionSource<object?> Done);
}
