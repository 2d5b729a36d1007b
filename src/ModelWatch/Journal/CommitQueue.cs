using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;

namespace ModelWatch.Journal;

/// <summary>
/// Group commit: whatever waits is written in one transaction by one thread, and every waiter learns of it after the disk has it. Nobody waits
/// in line without bound: beyond a number of bytes a work is refused at once.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MostInOneCommit = 1024;
    private const long MostBytesInOneCommit = 8 << 20;
    private readonly object _gate = new();
    private readonly JournalWriter _writer;
    private readonly JournalGuard _guard;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _durations;
    private readonly TaskCompletionSource<string> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<CommitWork> _waiting = new();
    private long _waitingBytes;
    private bool _isClosed;
    private readonly CommitPace _pace = new();

    public CommitQueue(JournalWriter writer, JournalGuard guard, JournalOptions options, TimeProvider time, Histogram<double> durations)
    {
        (_writer, _guard, _options, _time, _durations) = (writer, guard, options, time, durations);
        new Thread(Run) { IsBackground = true, Name = "journal" }.Start();
    }

    /// <summary>Ends, with the reason, when what the disk holds can no longer be trusted: from then on nothing is written.</summary>
    public Task<string> Broken => _broken.Task;

    /// <summary>After each commit, on the committing thread.</summary>
    public Action<JournalWriter>? Committed { get; set; }

    /// <summary>Puts a work in line, or says why not.</summary>
    public JournalFault? TryEnqueue(CommitWork work)
    {
        lock (_gate)
        {
            if (_broken.Task.IsCompleted || _isClosed)
            {
                return _broken.Task.IsCompleted ? Untrusted(null) : new JournalFault(JournalFaultKind.Stopping, "The service is stopping.");
            }

            if (_waitingBytes > 0 && _waitingBytes + work.Bytes > _options.MostWaiting)
            {
                return new JournalFault(JournalFaultKind.Backlog, $"{_waitingBytes >> 20} MiB wait for the disk already (Journal:MostWaiting).");
            }

            _waiting.Enqueue(work);
            _waitingBytes += work.Bytes;
            Monitor.Pulse(_gate);
            return null;
        }
    }

    /// <summary>What waits is still written.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }

        await _ended.Task;
        _writer.Dispose();
    }

    private void Run()
    {
        for (var group = new List<CommitWork>(); Take(group);)
        {
            Commit(group);
        }

        _ended.SetResult();
    }

    private bool Take(List<CommitWork> group)
    {
        group.Clear();
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            if (_waiting.Count == 0)
            {
                return false;
            }

            Linger();
            long bytes = 0;
            while (group.Count < MostInOneCommit && bytes < MostBytesInOneCommit && _waiting.TryDequeue(out var work))
            {
                group.Add(work);
                bytes += work.Bytes;
                _waitingBytes -= work.Bytes;
            }
        }

        return true;
    }

    private void Linger()
    {
        var began = _time.GetTimestamp();
        while (_waiting.Sum(work => work.Senders) < Math.Min(_pace.Expected, MostInOneCommit) && !_isClosed && _waitingBytes < MostBytesInOneCommit / 8)
        {
            if (_pace.Limit - _time.GetElapsedTime(began) < CommitPace.Step)
            {
                return;
            }

            // Whoever joins a batch that waits already wakes nobody.
            Monitor.Wait(_gate, CommitPace.Step);
        }
    }

    private void Commit(List<CommitWork> group)
    {
        var began = _time.GetTimestamp();
        try
        {
            ObjectDisposedException.ThrowIf(_broken.Task.IsCompleted, this);
            _writer.Begin();
            group.ForEach(work => work.Run(_writer));
            _writer.Commit();
        }
        catch (Exception e)
        {
            _writer.Rollback();
            if (group.Count > 1 && e is not (SqliteException or ObjectDisposedException))
            {
                // One of them cannot be stored: the others must not pay for it.
                group.ForEach(work => Commit([work]));
                return;
            }

            var fault = Fault(e);
            group.ForEach(work => work.Fail(fault));
            return;
        }

        var took = _time.GetElapsedTime(began);
        _pace.Record(group.Sum(work => work.Senders), took);
        _durations.Record(took.TotalSeconds);
        _guard.Succeed();
        group.ForEach(work => work.Committed(_writer));
        group.ForEach(work => work.Answer());
        Checkpoint();
        Committed?.Invoke(_writer);
    }

    /// <summary>After the answers: what is in the log is safe.</summary>
    private void Checkpoint()
    {
        try
        {
            _writer.Checkpoint();
        }
        catch (SqliteException e)
        {
            Fault(e);
        }
    }

    private JournalFault Fault(Exception e)
    {
        var fault = JournalFault.Of(e);
        fault = _broken.Task.IsCompleted || fault.Kind == JournalFaultKind.Untrusted ? Untrusted(e) : fault;
        if (e is SqliteException or ObjectDisposedException)
        {
            _guard.Fail(fault);
        }

        return fault;
    }

    /// <summary>A failed sync is never tried again: everybody is refused from here on, and whoever watches <see cref="Broken"/> ends the process.</summary>
    private JournalFault Untrusted(Exception? e)
    {
        _broken.TrySetResult(e?.Message ?? "the journal is closed");
        return new JournalFault(JournalFaultKind.Untrusted, $"What the disk holds can no longer be trusted ({_broken.Task.Result}): the service ends and has to be started again.", e);
    }
}
