using System.Collections.Concurrent;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>
/// Keeps a corridor for each model and walks it when something came or the clock says so. A model that fails is told in the log and tried
/// again; the others do not notice.
/// </summary>
internal sealed partial class CorridorLoop(
    IEventLog log, IStateStore state, WindowStore windows, Rulebook rulebook, CorridorEnd end, CorridorInstruments instruments, TimeProvider time, CorridorOptions options, ILogger<CorridorLoop> logger)
    : BackgroundService, IFoldSignal, IWindowCloser
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Corridor> _corridors = new();
    private readonly ConcurrentDictionary<string, Task> _walks = new();
    private readonly ConcurrentDictionary<string, string> _faults = new();
    private readonly ConcurrentDictionary<string, bool> _wanted = new();
    private CancellationToken _stopping;

    /// <summary>Models whose last walk failed, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    public void Notify(string model)
    {
        _wanted[model] = true;
        _walks.AddOrUpdate(model, Start, (m, running) => running.IsCompleted ? Start(m) : running);
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
        await Task.WhenAll(_walks.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Corridor Of(string model) => _corridors.GetOrAdd(model, m => new Corridor(m, log, state, windows, rulebook, end, instruments, time));

    private Task Start(string model) => Task.Run(() => WalkAsync(model));

    private async Task WalkAsync(string model)
    {
        while (_wanted.TryRemove(model, out _) && !_stopping.IsCancellationRequested)
        {
            try
            {
                Of(model).Advance(options.EvaluationInterval);
                _faults.TryRemove(model, out _);
            }
            catch (Exception e)
            {
                _faults[model] = e.Message;
                LogFault(model, e);
                _wanted[model] = true;
                await Task.Delay(RetryDelay, time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The corridor of {Model} failed and is tried again; its acknowledged events are safe in the journal")]
    private partial void LogFault(string model, Exception e);
}
