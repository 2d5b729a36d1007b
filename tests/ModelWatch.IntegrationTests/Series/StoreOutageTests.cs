using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>Stores that are killed while points flow: promises P6 and P7 of the reliability page.</summary>
public sealed class StoreOutageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StateDatabase _state;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MovedClock _time = new();

    public StoreOutageTests() => _state = new StateDatabase(_directory.File("state.db"), SeriesTables.Migrations);

    public void Dispose()
    {
        _services.Dispose();
        _state.Dispose();
        _directory.Dispose();
    }

    [ServerFact("influxd", "nginx")]
    public async Task Outbox_InfluxKilledAndBack_HoldsEveryPointOnce()
    {
        await using var under = await InfluxUnderTest.StartAsync();
        var instruments = new OutboxInstruments(_state, [under.Store], _services.GetRequiredService<IMeterFactory>());
        var lane = Lane(under.Store, instruments);
        Enqueue(under.Store, 0, 3);
        await lane.StepAsync(default);
        await under.Server.KillAsync();
        Enqueue(under.Store, 3, 6);
        Assert.NotNull((await lane.StepAsync(default)).Trouble);
        await under.Server.ResumeAsync();
        await Drain(lane, under.Store);
        await TimeSeriesConformance.Same(Points(0, 6), under);
    }

    [ServerFact("victoria-metrics")]
    public async Task Outbox_VictoriaKilledRightAfterItAccepted_HoldsEveryPointOnce()
    {
        await using var under = await VictoriaUnderTest.StartAsync();
        var instruments = new OutboxInstruments(_state, [under.Store], _services.GetRequiredService<IMeterFactory>());
        var lane = Lane(under.Store, instruments);
        Enqueue(under.Store, 0, 6);
        await Drain(lane, under.Store);
        await under.Server.KillAsync();

        // The start time that tells one process of this store from another has whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await under.Server.ResumeAsync();
        _time.Ahead += TimeSpan.FromSeconds(61);
        await Drain(lane, under.Store);
        await TimeSeriesConformance.Same(Points(0, 6), under);
    }

    private OutboxLane Lane(ITimeSeriesStore store, OutboxInstruments instruments) =>
        new(store, _state, new BackOff(new Random(1), TimeSpan.FromSeconds(2)), instruments, _time);

    private async Task Drain(OutboxLane lane, ITimeSeriesStore store) => await Poll.Until("an empty outbox", async () =>
    {
        await lane.StepAsync(default);
        return _state.Read(c => OutboxTable.Waiting(c, store.Name)).Batches == 0;
    });

    private void Enqueue(ITimeSeriesStore store, int from, int to)
    {
        for (var hour = from; hour < to; hour++)
        {
            var points = Points(hour, hour + 1);
            _state.Write(t =>
            {
                new Outbox([store]).Enqueue(t, points, _time.GetUtcNow());
                return points.Count;
            });
        }
    }

    private static List<SeriesPoint> Points(int first, int end) =>
        [.. from hour in Enumerable.Range(first, end - first) from i in Enumerable.Range(0, 20) select TimeSeriesConformance.Point(hour, "f" + i, hour + (i * 0.5))];

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
