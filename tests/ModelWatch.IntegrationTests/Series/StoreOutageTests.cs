using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Stores that are killed while points flow: promises P6 and P7 of the reliability page.</summary>
public sealed class StoreOutageTests
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    [ServerFact("influxd", "nginx")]
    public async Task Outbox_InfluxDownForTenSeconds_HoldsEveryPointOnce()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        await Outage(under, TimeSpan.FromSeconds(10));
    }

    [SlowServerFact("victoria-metrics")]
    public async Task Outbox_VictoriaDownForNinetySeconds_HoldsEveryPointOnce()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        await Outage(under, TimeSpan.FromSeconds(90));
    }

    [SlowServerFact("prometheus")]
    public async Task Outbox_PrometheusDownForNinetySeconds_HoldsEveryPointOnce()
    {
        await using var under = await PrometheusUnderTest.StartAsync();
        await Outage(under, TimeSpan.FromSeconds(90));
    }

    [ServerFact("victoria-metrics")]
    public Task Outbox_VictoriaKilledTwoSecondsAfterItAccepted_HoldsEveryPointOnce() => Killed(remoteWrite: false, 2);

    [SlowServerFact("victoria-metrics")]
    public async Task Outbox_VictoriaKilledAtAnyTimeAfterItAccepted_HoldsEveryPointOnce()
    {
        foreach (var remoteWrite in new[] { false, true })
            for (var seconds = 0.5; seconds <= 4; seconds += 0.5)
                await Killed(remoteWrite, seconds);
    }

    /// <summary>The kill really costs the store something: without this the two tests above would prove nothing.</summary>
    [ServerFact("victoria-metrics")]
    public async Task Victoria_KilledRightAfterItAccepted_LosesPointsByItself()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        Assert.Equal(WriteOutcome.Accepted, await under.Store.WriteAsync(Points(0, 6), default));
        await under.KillAsync();
        await under.ResumeAsync();
        Assert.InRange((await under.ReadAsync()).Count, 0, 119);
    }

    private static async Task Killed(bool remoteWrite, double seconds)
    {
        await using var under = await VictoriaUnderTest.StartAsync(remoteWrite);
        using var house = new OutboxHouse(under.Store);
        for (var hour = 0; hour < 6; hour++)
            house.Enqueue(Points(hour, hour + 1));
        await house.DrainAsync();
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await under.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await under.ResumeAsync();
        house.Clock.Ahead += TimeSpan.FromSeconds(61);
        await house.DrainAsync();
        await TimeSeriesConformance.Same(Points(0, 6), under);
    }

    /// <summary>A batch each quarter of a second, before, while and after the store is away; the lane keeps its own pauses.</summary>
    private static async Task Outage(IStoreUnderTest under, TimeSpan away)
    {
        using var house = new OutboxHouse(under.Store);
        using var end = new CancellationTokenSource();
        var lane = RunAsync(house, end.Token);
        var hour = 0;
        async Task Send(int batches)
        {
            for (var i = 0; i < batches; i++)
            {
                house.Enqueue(Points(hour, ++hour));
                await Task.Delay(Turn);
            }
        }

        await Send(4);
        await under.KillAsync();
        await Send((int)(away / Turn));
        Assert.InRange(house.Waiting, (int)(away / Turn), hour);
        await under.ResumeAsync();
        await Send(4);
        await Poll.Until("an empty outbox", () => Task.FromResult(house.Waiting == 0));
        await end.CancelAsync();
        await lane;
        await TimeSeriesConformance.Same(Points(0, hour), under);
        Assert.Empty(house.Dead);
    }

    private static async Task RunAsync(OutboxHouse house, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var (wait, _) = await house.Lane.StepAsync(default);
            await Task.Delay(wait, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static List<SeriesPoint> Points(int first, int end) =>
        [.. from hour in Enumerable.Range(first, end - first) from i in Enumerable.Range(0, 20) select TimeSeriesConformance.Point(hour, "f" + i, hour + (i * 0.5))];
}
