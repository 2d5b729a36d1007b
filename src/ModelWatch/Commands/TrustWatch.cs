using ModelWatch.Doors.Folders;
using ModelWatch.Doors.Pairs;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Commands;

/// <summary>
/// Ends the process when what a disk holds can no longer be trusted. Nothing is closed on the way: closing a database syncs it again, and a
/// sync that succeeds after one that failed proves nothing. A new process reads what is really there.
/// </summary>
internal static class TrustWatch
{
    /// <summary>Refusals that are on their way still reach their senders.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);

    public static async Task EndWhenLostAsync(IServiceProvider services)
    {
        var reason = await Lost(services);
        await Console.Error.WriteLineAsync($"ModelWatch ends because the disk failed ({reason}): nothing acknowledged is lost; see to the disk and start again.");
        await Task.Delay(LastAnswers, services.GetRequiredService<TimeProvider>());
        Environment.Exit(ExitCode.InputOutput);
    }

    private static async Task<string> Lost(IServiceProvider services)
    {
        var watched = new List<Task<string>>();
        if (services.GetRequiredService<IEventLog>() is EventLog log)
        {
            watched.Add(log.Broken);
        }

        if (services.GetRequiredService<IStateStore>() is StateDatabase state)
        {
            watched.Add(state.Broken);
        }

        watched.Add(services.GetRequiredService<PairStore>().Broken);
        watched.Add(services.GetRequiredService<FolderPlaces>().Broken);
        return await await Task.WhenAny(watched);
    }
}
