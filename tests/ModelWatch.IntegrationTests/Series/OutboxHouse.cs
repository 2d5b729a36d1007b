using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ModelWatch.IntegrationTests.Servers;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>An outbox in a file, and the lane to one store, with a clock that can be set ahead.</summary>
internal sealed class OutboxHouse : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StateDatabase _state;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ITimeSeriesStore _store;

    public OutboxHouse(ITimeSeriesStore store)
    {
        _store = store;
        _state = new StateDatabase(_directory.File("state.db"), SeriesTables.Migrations);
        var instruments = new OutboxInstruments(_state, [store], _services.GetRequiredService<IMeterFactory>());
        Lane = new OutboxLane(store, _state, new BackOff(new Random(1), TimeSpan.FromSeconds(2)), new SeriesOptions(), instruments, Clock);
    }

    public MovedClock Clock { get; } = new();

    public OutboxLane Lane { get; }

    public long Waiting => _state.Read(c => OutboxTable.Waiting(c, _store.Name)).Batches;

    /// <summary>Dead points by the word for why.</summary>
    public Dictionary<string, long> Dead => _state.Read(DeadLetterList.PointsByKind).ToDictionary(d => d.Kind, d => d.Points);

    public IReadOnlyList<string> Reasons => _state.Read(c => c.Query<string>("SELECT DISTINCT reason FROM series_dead_letter").ToList());

    public void Enqueue(IReadOnlyList<SeriesPoint> points) => _state.Write(t =>
    {
        new Outbox([_store]).Enqueue(t, points, Clock.GetUtcNow());
        return points.Count;
    });

    /// <summary>Steps without the pauses until nothing waits.</summary>
    public async Task DrainAsync() => await Poll.Until("an empty outbox", async () =>
    {
        await Lane.StepAsync(default);
        return Waiting == 0;
    });

    public void Dispose()
    {
        _services.Dispose();
        _state.Dispose();
        _directory.Dispose();
    }
}
