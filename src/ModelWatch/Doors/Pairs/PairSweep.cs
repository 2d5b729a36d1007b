using ModelWatch.Journal;

namespace ModelWatch.Doors.Pairs;

/// <summary>Looks once a minute for halves that waited too long, drops and counts them.</summary>
internal sealed partial class PairSweep(PairStore pairs, TimeProvider time, ILogger<PairSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Turn, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync();
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task SweepAsync()
    {
        try
        {
            foreach (var (door, count) in await pairs.ExpireAsync())
            {
                ForeignInstruments.CountUnpaired(door, count);
                Unpaired(logger, count, door);
            }
        }
        catch (JournalFault fault)
        {
            NotSwept(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} requests or responses of the door {Door} expired without the other half of their call.")]
    private static partial void Unpaired(ILogger logger, int count, string door);

    [LoggerMessage(Level = LogLevel.Error, Message = "Expired halves could not be dropped; the next turn tries again.")]
    private static partial void NotSwept(ILogger logger, Exception fault);
}
