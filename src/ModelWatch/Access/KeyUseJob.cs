using System.Data.Common;

namespace ModelWatch.Access;

/// <summary>Writes when keys were last used, once a minute and not at each call.</summary>
internal sealed class KeyUseJob(KeyStore keys, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);
    private long _written = time.GetUtcNow().UtcTicks;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Turn, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Write();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops; StopAsync writes the rest.
        }
    }

    private void Write()
    {
        try
        {
            _written = keys.WriteUses(_written);
        }
        catch (DbException)
        {
            // When a key was last used is not worth stopping for; the next turn tries again.
        }
    }
}
