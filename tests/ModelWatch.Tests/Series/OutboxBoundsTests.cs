using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

/// <summary>A store that is gone for weeks, and what comes back after it.</summary>
public sealed class OutboxBoundsTests : IDisposable
{
    private readonly MemoryState _state = new();
    private readonly FakeTimeProvider _time = new(Some.Start);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SeriesOptions _options = new() { MostWaiting = 1000 };
    private readonly Dictionary<string, long> _counted = [];
    private readonly MeterListener _listener = new();

    public OutboxBoundsTests()
    {
        var scope = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (i, l) =>
        {
            if (i.Meter.Scope == scope && i.Name.StartsWith("modelwatch_dead", StringComparison.Ordinal))
                l.EnableMeasurementEvents(i);
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) =>
        {
            var name = i.Name + ":" + tags[1].Value;
            _counted[name] = i.IsObservable ? value : _counted.GetValueOrDefault(name) + value;
        });
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task Step_MorePointsThanTheBound_MakesTheOldestDeadLettersAndCountsThem()
    {
        var store = Down();
        Enqueue(store, 0, 700);
        Enqueue(store, 700, 700);
        await Lane(store).StepAsync(default);
        Assert.Equal((700, 700), (Waiting(), Dead("overflow")));
        Assert.Equal(700, Counted("modelwatch_dead_letters_total:overflow"));
        Assert.Equal(700, Counted("modelwatch_dead_letters:overflow"));
        Assert.Equal(0, Counted("modelwatch_dead_letters:refused"));
    }

    [Fact]
    public async Task Step_StoreGoneForWeeks_KeepsWhatIsYoungerThanTheBound()
    {
        var store = Down();
        var lane = Lane(store);
        for (var day = 0; day < 45; day++)
        {
            Enqueue(store, day, 1);
            await lane.StepAsync(default);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((31, 14), (Waiting(), Dead("expired")));
        Assert.Equal(14, Counted("modelwatch_dead_letters_total:expired"));
    }

    [Fact]
    public async Task Step_MoreDeadLettersThanTheBound_ForgetsTheOldestAndCountsThem()
    {
        _options.MostDeadLetters = 400;
        var store = Down();
        for (var i = 0; i < 30; i++)
            Enqueue(store, i * 100, 100);
        await Lane(store).StepAsync(default);
        Assert.Equal((1000, 400), (Waiting(), Dead("overflow")));
        Assert.Equal(1600, Counted("modelwatch_dead_letters_total:forgotten"));
    }

    [Fact]
    public async Task Resend_OfDeadLetters_BringsEachPointToTheStoreOnce()
    {
        var up = false;
        var store = new ScriptedStore(_ => up ? WriteOutcome.Accepted : WriteOutcome.Never("status 400: no", 0, 1, 2));
        for (var i = 0; i < 5; i++)
            Enqueue(store, i * 3, 3);
        var lane = Lane(store);
        await Run(lane, 5);
        Assert.Equal(15, Dead("refused"));
        up = true;
        Assert.Equal(15, _state.Write(t => new DeadLetterTable(t, store.Name).Resend(long.MaxValue, _time.GetUtcNow())));
        Assert.Equal(0, _state.Write(t => new DeadLetterTable(t, store.Name).Resend(long.MaxValue, _time.GetUtcNow())));
        await Run(lane, 3);
        Assert.Equal(Enumerable.Range(0, 15).Select(i => (double)i), store.Taken);
        Assert.Equal((0, 0), (Waiting(), Dead("refused")));
    }

    [Fact]
    public async Task Resend_OfTheRecord_SendsTheNewestRevisionOfEachWindowThatWasAskedFor()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted);
        _state.Write(t => MeasurementStore.Append(t, "a", [.. Enumerable.Range(0, 2500).Select(h => Some.Measurement(h, value: h))], Some.Start));
        _state.Write(t => MeasurementStore.Append(t, "a", [Some.Measurement(2400, revision: 1, value: -1)], Some.Start));
        _state.Write(t => MeasurementStore.Append(t, "b", [Some.Measurement(1000, value: 7), Some.Measurement(1001, value: null)], Some.Start));
        Assert.Equal(2, _state.Write(t => ResendTable.Ask(t, store.Name, Some.Start.AddHours(1000), Some.Start.AddHours(2450))));
        await Run(Lane(store), 12);
        Assert.Equal(1450 + 1, store.Taken.Count);
        Assert.Equal([7, .. Enumerable.Range(1000, 1450).Select(h => h == 2400 ? -1d : h)], [store.Taken[^1], .. store.Taken.SkipLast(1)]);
        Assert.Equal(0, _state.Read(c => ResendTable.Count(c, store.Name)));
    }

    [Fact]
    public async Task Step_StoreDownForSixHours_KeepsMemoryFlat()
    {
        _options.MostWaiting = 10_000_000;
        var store = Down();
        var lane = Lane(store);
        var memory = new List<long>();
        for (var hour = 0; hour < 6; hour++)
        {
            for (var i = 0; i < 60; i++)
            {
                Enqueue(store, 0, 200);
                await lane.StepAsync(default);
                _time.Advance(TimeSpan.FromMinutes(1));
            }

            store.Requests.Clear();
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(6 * 60 * 200, Waiting());
        Assert.True(memory[^1] - memory[0] < 2_000_000, string.Join(", ", memory));
    }

    private static ScriptedStore Down() => new(_ => WriteOutcome.Later("down"));

    private OutboxLane Lane(ScriptedStore store)
    {
        var instruments = new OutboxInstruments(_state, [store], _services.GetRequiredService<IMeterFactory>());
        return new OutboxLane(store, _state, new BackOff(new Random(7), TimeSpan.FromMinutes(5)), _options, instruments, _time);
    }

    private static async Task Run(OutboxLane lane, int steps)
    {
        for (var i = 0; i < steps; i++)
            await lane.StepAsync(default);
    }

    private void Enqueue(ScriptedStore store, int first, int count) => _state.Write(t =>
        new Outbox([store]).Enqueue(t, [.. Enumerable.Range(first, count).Select(i => SeriesPoint.Of("m", Some.Measurement(value: i))!)], _time.GetUtcNow()));

    private long Waiting() => _state.Write(t => new DeadLetterTable(t, "scripted").PointsWaiting());

    private long Dead(string kind) =>
        _state.Read(c => c.ExecuteScalar<long?>("SELECT SUM(points) FROM series_dead_letter WHERE kind = @kind", new { kind }) ?? 0);

    private long Counted(string name)
    {
        _listener.RecordObservableInstruments();
        return _counted.GetValueOrDefault(name);
    }
}
