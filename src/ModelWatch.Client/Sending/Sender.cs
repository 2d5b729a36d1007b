using System.Collections.Concurrent;
using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Sending;

/// <summary>The one task that empties the ring: waits, writes lines, delivers. It ends when the ring is closed and empty, or when it is told to stop.</summary>
internal sealed class Sender(
    ModelWatchClientOptions options, EventDoor door, Wakening wakening, LineWriter lines, Delivery delivery, Func<int, EventSchema> schemas)
{
    private readonly Batch _events = new(options.BatchEvents, options.BatchBytes);
    private readonly Batch _outcomes = new(options.BatchEvents, options.BatchBytes);
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();

    /// <summary>Completes when everything that was published before this call is settled.</summary>
    public Task FlushAsync()
    {
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(flush);
        wakening.Wake();
        return flush.Task;
    }

    /// <summary>Runs to the end. <paramref name="stop"/> gives up what is on its way; it is counted.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!(door.Ring.IsClosed && door.Ring.Head == door.Ring.Tail))
        {
            await wakening.WaitAsync(door.Events.Numbered + Missing(), IsDue, options.FlushInterval, options.Time).ConfigureAwait(false);
            await EmptyAsync(stop).ConfigureAwait(false);
        }

        CompleteFlushes([.. _flushes]);
    }

    /// <summary>How many events are missing for a batch.</summary>
    private long Missing() => Math.Max(1, options.BatchEvents - door.Events.Buffered);

    private bool IsDue() =>
        door.Ring.IsClosed || door.Ring.IsHalfFull || !_flushes.IsEmpty || door.Events.Buffered >= options.BatchEvents;

    /// <summary>Sends what is in the ring, and what comes meanwhile as long as it fills batches.</summary>
    private async Task EmptyAsync(CancellationToken stop)
    {
        var flushes = new List<TaskCompletionSource>();
        while (_flushes.TryDequeue(out var flush))
        {
            flushes.Add(flush);
        }

        var end = door.Ring.Tail;
        do
        {
            Fill(end);
            await delivery.DeliverAsync("events", _events, door.Events, stop).ConfigureAwait(false);
            await delivery.DeliverAsync("labels", _outcomes, door.Outcomes, stop).ConfigureAwait(false);
            _events.Clear();
            _outcomes.Clear();
            if (door.Ring.Head < end && !door.Ring.TryPeek(out _, out _))
            {
                // A thread has claimed its place and was interrupted before it published: let it.
                await Task.Yield();
            }
        }
        while (door.Ring.Head < end);
        CompleteFlushes(flushes);
    }

    private void Fill(long end)
    {
        while (door.Ring.Head < end && !_events.IsFull && !_outcomes.IsFull && door.Ring.TryPeek(out var tag, out var record))
        {
            var form = tag & RecordTag.FormMask;
            if (form == RecordTag.Outcome)
            {
                Write(_outcomes, door.Outcomes, tag, record);
            }
            else if (form != RecordTag.Void)
            {
                Write(_events, door.Events, tag, record);
            }

            door.Ring.Release();
        }
    }

    private void Write(Batch to, LaneTally tally, int tag, ReadOnlySpan<byte> record)
    {
        try
        {
            if ((tag & RecordTag.FormMask) == RecordTag.Outcome)
            {
                lines.WriteOutcome(to.Bytes, tag, record);
            }
            else
            {
                var head = new RecordReader(record);
                var schema = RecordHead.Read(ref head).Schema;
                lines.WriteEvent(to.Bytes, tag, record, schema < 0 ? null : schemas(schema));
            }

            if (!to.EndLine())
            {
                tally.Lose(DropReason.TooLarge, 1);
            }
        }
        catch (Exception)
        {
            // One event that cannot be written must not stop all others.
            to.Bytes.CutTo(to.Begin);
            tally.Lose(DropReason.Error, 1);
        }
    }

    private static void CompleteFlushes(IEnumerable<TaskCompletionSource> flushes)
    {
        foreach (var flush in flushes)
        {
            flush.TrySetResult();
        }
    }
}
