namespace ModelWatch.Client.Buffering;

/// <summary>Wakes the sender before its time when enough waits. Costs the model's thread one read, and once a batch a signal. One waiter; any number of wakers.</summary>
internal sealed class Wakening
{
    private const long Never = long.MaxValue;
    private long _at = Never;
    private TaskCompletionSource? _waiting;

    /// <summary>A model's thread numbered an event.</summary>
    public void Reached(long sequence)
    {
        if (sequence >= Volatile.Read(ref _at))
        {
            Wake();
        }
    }

    public void Wake()
    {
        Volatile.Write(ref _at, Never);
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }

    /// <summary>Waits for the time, or until the sequence is reached or somebody wakes. After arming it looks whether there is something already.</summary>
    public async Task WaitAsync(long sequence, Func<bool> isThere, TimeSpan most, TimeProvider time)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiting, signal);
        Interlocked.Exchange(ref _at, sequence);
        if (!isThere())
        {
            using var woken = new CancellationTokenSource();
            await Task.WhenAny(signal.Task, Task.Delay(most, time, woken.Token)).ConfigureAwait(false);
            await woken.CancelAsync().ConfigureAwait(false);
        }

        Volatile.Write(ref _at, Never);
        Volatile.Write(ref _waiting, null);
    }
}
