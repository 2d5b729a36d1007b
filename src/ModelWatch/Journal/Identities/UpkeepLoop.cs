using System.Threading.Channels;

namespace ModelWatch.Journal.Identities;

/// <summary>
/// Takes steps on its own until nothing is left, whenever it is woken. Whatever a step throws is counted, remembered and tried again after a
/// pause that grows: only <see cref="DisposeAsync"/> ends it. Thread safe.
/// </summary>
internal sealed class UpkeepLoop : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<CancellationToken, Task<bool>> _step;
    private readonly TimeSpan _firstPause;
    private readonly Task _work;
    private long _failures;
    private Exception? _last;

    /// <param name="step">One thing to do; false where there is none.</param>
    /// <param name="firstPause">After one failure; each further one in a row doubles it.</param>
    public UpkeepLoop(Func<CancellationToken, Task<bool>> step, TimeSpan firstPause)
    {
        (_step, _firstPause) = (step, firstPause);
        Wake();
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Steps that failed so far.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>The last failure, or null.</summary>
    public Exception? Last => Volatile.Read(ref _last);

    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>There may be something to do. Never throws, not even after the end.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        for (var inRow = 0; !IsStopping;)
        {
            try
            {
                if (inRow == 0)
                {
                    await _wake.Reader.ReadAsync(_stop.Token);
                }

                while (!IsStopping && await _step(_stop.Token))
                {
                    inRow = 0;
                }

                inRow = 0;
            }
            catch (OperationCanceledException) when (IsStopping)
            {
                return;
            }
            catch (Exception e)
            {
                JournalInstruments.WriteFailures.Add(1);
                Volatile.Write(ref _last, e);
                Interlocked.Increment(ref _failures);
                await PauseAsync(inRow++);
            }
        }
    }

    private Task PauseAsync(int before)
    {
        var pause = _firstPause * Math.Pow(2, Math.Min(before, 20));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, TimeProvider.System, _stop.Token).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
