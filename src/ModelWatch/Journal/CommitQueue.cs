using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ModelWatch.Journal;

/// <summary>
/// Group commit: whatever waits is written in one transaction by one thread, and every waiter learns of it after the disk has it.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MostWaiting = 4096;
    private const int MostInOneCommit = 256;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;
    private readonly Channel<Waiter> _waiting = Channel.CreateBounded<Waiter>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writer;

    public CommitQueue(SqliteConnection connection, TimeProvider time, Histogram<double> durations)
    {
        _connection = connection;
        _time = time;
        _durations = durations;
        _writer = Task.Factory.StartNew(WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>The last failure, until a commit succeeds again.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Runs <paramref name="work"/> inside the next commit.</summary>
    /// <exception cref="JournalFault">The commit failed; nothing of it is stored.</exception>
    public async Task<T> CommitAsync<T>(Func<SqliteTransaction, T> work)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new Waiter(transaction => work(transaction), done));
        return (T)(await done.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
        await _connection.DisposeAsync();
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
            var results = new object?[group.Count];
            using (var transaction = _connection.BeginTransaction())
            {
                for (var i = 0; i < group.Count; i++)
                {
                    results[i] = group[i].Work(transaction);
                }

                transaction.Commit();
            }

            Refusal = null;
            _durations.Record(_time.GetElapsedTime(began).TotalSeconds);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Done.SetResult(results[i]);
            }
        }
        catch (Exception e)
        {
            Refusal = e.Message;
            var fault = new JournalFault($"The journal could not be written: {e.Message}", e);
            group.ForEach(waiter => waiter.Done.SetException(fault));
        }
    }

    private sealed record Waiter(Func<SqliteTransaction, object?> Work, TaskCompletionSource<object?> Done);
}
