namespace ModelWatch.Series;

/// <summary>Asks each store once, beside everything else, whether it is set up for what is sent to it, and says so in the log where it is not.</summary>
internal sealed partial class StoreSelfTest(IReadOnlyList<DeduplicationProbe> probes, TimeProvider time, ILogger<StoreSelfTest> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(probes.Select(p => RunAsync(p, stoppingToken)));

    private async Task RunAsync(DeduplicationProbe probe, CancellationToken cancel)
    {
        await Task.Yield();
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await probe.WarningAsync(cancel) is { } warning)
                {
                    if (warning.Length > 0)
                        Warned(probe.Store, warning);
                    return;
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Faulted(e, probe.Store);
            }

            await Task.Delay(Again, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store {Store} is not set up for ModelWatch: {Warning}")]
    private partial void Warned(string store, string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The self-test of {Store} failed")]
    private partial void Faulted(Exception fault, string store);
}
