using System.Collections.Concurrent;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Keeps a corridor for each model and walks it when something came or the clock says so. A model that fails is told in the log and tried
/// again, later each time; the others do not notice.
/// </summary>
internal sealed partial class CorridorLoop(
    IEventLog log, IStateStore state, WindowStore windows, Rulebook rulebook, CorridorEnd end, CorridorInstruments instruments, TimeProvider time, CorridorOptions options, ILogger<CorridorLoop> logger)
    : BackgroundService, IFoldSignal, IWindowCloser
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, Corridor> _corridors = new();
    private readonly ConcurrentDictionary<string, CorridorWalker> _walkers = new();
    private readonly ConcurrentDictionary<string, string> _faults = new();
    private readonly SemaphoreSlim _room = new(Math.Max(4, 2 * Environment.ProcessorCount));
    private CancellationToken _stopping;

    /// <summary>Models whose last walk failed, or that have a window which cannot be evaluated, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    public void Notify(string model)
    {
        var walker = _walkers.GetOrAdd(model, _ => new CorridorWalker());
        walker.Want(() => Task.Run(() => WalkAsync(model, walker)));
    }

    public Task<CloseReceipt> CloseAsync(string model, DateTimeOffset through) => Task.Run(() => Of(model).Close(through));

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        return Task.CompletedTask;
    }

    /// <summary>A stop lets running walks finish their transaction.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_walkers.Values.Select(w => w.Walk)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _room.Dispose();
        base.Dispose();
    }

    private Corridor Of(string model) => _corridors.GetOrAdd(model, m => new Corridor(m, log, state, windows, rulebook, end, instruments, time, options.AdaptiveBacklog));

    private async Task WalkAsync(string model, CorridorWalker walker)
    {
        while (walker.TakeWish())
        {
            if (_stopping.IsCancellationRequested)
            {
                walker.Stop();
                return;
            }

            var pause = await StepAsync(model, walker);
            await RestAsync(model, walker, pause);
        }
    }

    /// <summary>Rests; where much comes meanwhile and nothing failed, no longer than memory can hold it, because entries read from the disk cost twice.</summary>
    private async Task RestAsync(string model, CorridorWalker walker, TimeSpan pause)
    {
        var began = time.GetTimestamp();
        for (var left = pause; left > TimeSpan.Zero && !_stopping.IsCancellationRequested; left = pause - time.GetElapsedTime(began))
        {
            await Task.Delay(left < Look ? left : Look, time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (walker.Failures == 0 && log.IsPressing(model))
            {
                return;
            }
        }
    }

    /// <summary>
    /// One step, and how long to rest after it: ten times what it took, so that events which come one by one share the cost of saving their
    /// window; after a failure as long as a failing window rests.
    /// </summary>
    private async Task<TimeSpan> StepAsync(string model, CorridorWalker walker)
    {
        var (began, held) = (time.GetTimestamp(), 0L);
        try
        {
            await _room.WaitAsync(_stopping);
            try
            {
                var corridor = Of(model);
                held = corridor.HeldBytes;
                corridor.Advance(options.EvaluationInterval);
                walker.Failures = 0;
                Tell(model, corridor.Fault);
            }
            finally
            {
                _room.Release();
            }

            walker.Walked = time.GetTimestamp();
            if (Of(model).HeldBytes > held)
            {
                KeepMemory(model);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception e)
        {
            _faults[model] = e.Message;
            instruments.CountFault(model);
            LogFault(model, e);
            Notify(model);
            return CorridorFaults.Rest(++walker.Failures);
        }

        var took = 10 * time.GetElapsedTime(began);
        return took < options.FoldPause ? options.FoldPause : took > options.LongestFoldPause ? options.LongestFoldPause : took;
    }

    private void Tell(string model, string? fault)
    {
        if (fault is null)
        {
            _faults.TryRemove(model, out _);
        }
        else if (_faults.GetValueOrDefault(model) != fault)
        {
            _faults[model] = fault;
            LogWindow(model, fault);
        }
    }

    /// <summary>Beyond the memory that windows may hold, the models that were walked longest ago let go of theirs.</summary>
    private void KeepMemory(string walked)
    {
        var held = _corridors.Sum(c => c.Value.HeldBytes);
        if (held <= options.WindowMemory)
        {
            return;
        }

        // A copy: the dictionary may grow while it is put in order.
        foreach (var (model, corridor) in _corridors.ToArray().OrderBy(c => _walkers.TryGetValue(c.Key, out var walker) ? walker.Walked : 0))
        {
            var own = corridor.HeldBytes;
            if (model != walked && own > 0 && corridor.TryRelease())
            {
                held -= own;
            }

            if (held <= options.WindowMemory)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The corridor of {Model} failed and is tried again; its acknowledged events are safe in the journal")]
    private partial void LogFault(string model, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "In the corridor of {Model} {Fault}; it is tried again")]
    private partial void LogWindow(string model, string fault);
}
