using ModelWatch.State;

namespace ModelWatch.Series;

/// <summary>Runs one lane a store beside everything else: a store that fails delays its own points and nothing more.</summary>
internal sealed partial class OutboxSender(
    IReadOnlyList<ITimeSeriesStore> stores,
    IStateStore state,
    OutboxInstruments instruments,
    SeriesOptions options,
    Random random,
    TimeProvider time,
    ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(stores.Select(s => RunAsync(new OutboxLane(s, state, new BackOff(new Random(random.Next()), options.LongestPause), options, instruments, time), stoppingToken)));

    private async Task RunAsync(OutboxLane lane, CancellationToken cancel)
    {
        // The host waits for the first await of its services; the lane must not hold it up.
        await Task.Yield();
        var troubled = false;
        while (!cancel.IsCancellationRequested)
        {
            var wait = AfterFault;
            try
            {
                (wait, var trouble) = await lane.StepAsync(cancel);
                Tell(lane.Store, trouble, ref troubled);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Faulted(e, lane.Store);
            }

            await Task.Delay(wait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One line when a store begins to fail and one when it works again, however long it takes.</summary>
    private void Tell(string store, string? trouble, ref bool troubled)
    {
        if (trouble is not null && !troubled)
            Troubled(store, trouble.Split(':')[0]);
        else if (trouble is null && troubled)
            Recovered(store);
        troubled = trouble is not null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store {Store} does not take points ({Reason}); they wait in the outbox")]
    private partial void Troubled(string store, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store {Store} takes points again")]
    private partial void Recovered(string store);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending to {Store} failed")]
    private partial void Faulted(Exception fault, string store);
}
