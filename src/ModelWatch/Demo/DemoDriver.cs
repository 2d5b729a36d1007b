namespace ModelWatch.Demo;

/// <summary>
/// Plays the scenario against a running service: plans and references, fourteen days of traffic ending now, then the same traffic
/// in real time until it is stopped. Live events come at the pace of the backfill, or their volume would itself be a change.
/// </summary>
internal sealed class DemoDriver(DemoScenario scenario, IProgress<string>? progress = null)
{
    private static readonly TimeSpan Slice = TimeSpan.FromHours(12), Beat = TimeSpan.FromSeconds(2);

    /// <summary>Runs until <paramref name="stop"/>, which ends it quietly. Any refusal of the service throws.</summary>
    public async Task RunAsync(HttpClient http, TimeProvider time, CancellationToken stop)
    {
        var door = new DemoDoor(http, time);
        try
        {
            var plays = await BackfillAsync(door, time, stop);
            progress?.Report("live");
            await LiveAsync(plays, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>Sends everything up to now and closes the windows that have ended.</summary>
    internal async Task<IReadOnlyList<DemoPlay>> BackfillAsync(DemoDoor door, TimeProvider time, CancellationToken stop)
    {
        foreach (var model in scenario.Models)
        {
            await door.PutPlanAsync(model, stop);
            await door.PutReferenceAsync(model, stop);
        }

        var plays = scenario.Models.Select(m => new DemoPlay(m, door, scenario.Start)).ToList();
        foreach (var play in plays)
        {
            var events = await play.CatchUpAsync(time, Slice, stop);
            await door.CloseAsync(play.Model, time.GetUtcNow(), stop);
            await door.ReportAsync(play.Model, stop);
            progress?.Report($"{play.Model.Name}: {events} events of 14 days");
        }

        return plays;
    }

    private static async Task LiveAsync(IReadOnlyList<DemoPlay> plays, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Beat, time, stop);
            foreach (var play in plays)
                await play.CatchUpAsync(time, Slice, stop);
        }
    }
}
