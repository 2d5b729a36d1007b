namespace ModelWatch.Exposition;

/// <summary>Makes the page before the first event, so that no instrument counts unheard.</summary>
internal sealed class ExpositionStart(MetricsPage page) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
