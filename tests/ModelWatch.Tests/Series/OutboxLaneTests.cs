using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

public sealed class OutboxLaneTests : IDisposable
{
    private readonly MemoryState _state = new();
    private readonly FakeTimeProvider _time = new(Some.Start);
    private readonly SeriesOptions _options = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task Step_StoreTakesAll_SendsInOrderAndEmptiesTheOutbox()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted);
        Enqueue(store, 0, 3);
        Enqueue(store, 3, 2);
        await Run(Lane(store), 3);
        Assert.Equal([0, 1, 2, 3, 4], store.Taken);
        Assert.Equal(0, Rows());
    }

    [Fact]
    public void Enqueue_TransactionThatFails_LeavesNothing()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted);
        Assert.Throws<InvalidOperationException>(() => _state.Write(t =>
        {
            new Outbox([store]).Enqueue(t, Points(0, 1), Some.Start);
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Step_StoreDownForHours_LosesNothingAndAsksAtMostOnceASecond()
    {
        var up = false;
        var store = new ScriptedStore(_ => up ? WriteOutcome.Accepted : WriteOutcome.Later("down"));
        Enqueue(store, 0, 3);
        var lane = Lane(store);
        var began = _time.GetUtcNow();
        while (_time.GetUtcNow() - began < TimeSpan.FromHours(6))
        {
            var (wait, trouble) = await lane.StepAsync(default);
            Assert.Equal("down", trouble);
            Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
            _time.Advance(wait);
        }

        Assert.InRange(store.Requests.Count, 72, 1000);
        up = true;
        await Run(lane, 2);
        Assert.Equal([0, 1, 2], store.Taken);
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Step_RetryAfter_IsObeyed()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Later("busy", TimeSpan.FromMinutes(20)));
        Enqueue(store, 0, 1);
        Assert.True((await Lane(store).StepAsync(default)).Wait >= TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task Step_TooLarge_SendsSmallerPartsInOrder()
    {
        var store = new ScriptedStore(p => p.Count > 10 ? WriteOutcome.Smaller("413") : WriteOutcome.Accepted);
        Enqueue(store, 0, 100);
        await Run(Lane(store), 60);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), store.Taken);
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Step_OneBadPointThatTheStoreDoesNotName_CostsItselfAlone()
    {
        var store = new ScriptedStore(p => p.Any(x => x.Value == 37) ? WriteOutcome.Never("type conflict") : WriteOutcome.Accepted);
        Enqueue(store, 0, 100);
        await Run(Lane(store), 80);
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i != 37).Select(i => (double)i), store.Taken);
        Assert.Equal([("type conflict", 37d)], Dead());
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Step_BadPointsThatTheStoreNames_GoToTheDeadLettersAtOnce()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Never("unable to parse", 1, 3));
        Enqueue(store, 0, 5);
        await Run(Lane(store), 1);
        Assert.Equal([0, 2, 4], store.Taken);
        Assert.Equal([("unable to parse", 1d), ("unable to parse", 3d)], Dead());
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Step_SeveralBadPoints_CostThemselvesAloneAndAtMostOneRequestASecond()
    {
        var store = new ScriptedStore(p => p.Any(x => x.Value % 17 == 3) ? WriteOutcome.Never("no") : WriteOutcome.Accepted);
        Enqueue(store, 0, 100);
        var lane = Lane(store);
        for (var i = 0; i < 400 && Rows() > 0; i++)
        {
            var (wait, trouble) = await lane.StepAsync(default);
            Assert.True(trouble is null || wait >= TimeSpan.FromSeconds(1));
            _time.Advance(wait);
        }

        Assert.Equal(Enumerable.Range(0, 100).Where(i => i % 17 != 3).Select(i => (double)i), store.Taken);
        Assert.Equal([3, 20, 37, 54, 71, 88], Dead().Select(d => d.Item2));
    }

    [Fact]
    public async Task Step_BatchThatIsTooOld_LeavesInTwoRequests()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Never("status 400: out of bounds") with { Kind = DeadReason.TooOld });
        Enqueue(store, 0, 500);
        await Run(Lane(store), 2);
        Assert.Equal((2, 0, 500), (store.Requests.Count, Rows(), Dead().Length));
    }

    [Fact]
    public async Task Step_OnlyTheOldestIsTooOld_StoresTheOthers()
    {
        var store = new ScriptedStore(p => p.Any(x => x.WindowStart == Some.Start) ? WriteOutcome.Never("too old") with { Kind = DeadReason.TooOld } : WriteOutcome.Accepted);
        SeriesPoint[] points = [.. Enumerable.Range(0, 60).Select(i => SeriesPoint.Of("m", Some.Measurement(hour: i % 3, value: i))!)];
        _state.Write(t => new Outbox([store]).Enqueue(t, points, _time.GetUtcNow()));
        await Run(Lane(store), 40);
        Assert.Equal(points.Where(p => p.WindowStart != Some.Start).Select(p => p.Value), store.Taken);
        Assert.Equal(20, Dead().Length);
    }

    [Fact]
    public async Task Step_TooLargeOnce_IsRememberedAndNotTriedAtEveryBatch()
    {
        var store = new ScriptedStore(p => p.Count > 100 ? WriteOutcome.Smaller("413") : WriteOutcome.Accepted);
        for (var i = 0; i < 10; i++)
            Enqueue(store, i * 500, 500);
        await Run(Lane(store), 200);
        Assert.Equal(5000, store.Taken.Count);
        Assert.InRange(store.Requests.Count(r => r.Count > 100), 1, 5);
    }

    [Fact]
    public async Task Step_FifthFailure_OpensTheCircuitAndOneSuccessClosesIt()
    {
        var up = false;
        var store = new ScriptedStore(_ => up ? WriteOutcome.Accepted : WriteOutcome.Later("down"));
        Enqueue(store, 0, 900);
        var lane = Lane(store);
        await Run(lane, 6);
        Assert.Equal([900, 900, 900, 900, 900, 50], store.Requests.Select(r => r.Count));
        up = true;
        await Run(lane, 2);
        Assert.Equal([50, 850], store.Requests.Skip(6).Select(r => r.Count));
    }

    [Fact]
    public async Task Step_FailingStoreThatMayLose_IsNotAskedWhoItIsBesideTheProbe()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Later("down")) { DurabilityLag = TimeSpan.FromSeconds(60), Incarnation = null };
        Enqueue(store, 0, 1);
        var lane = Lane(store);
        for (var i = 0; i < 200; i++)
        {
            var calls = store.Calls;
            var (wait, _) = await lane.StepAsync(default);
            Assert.True(store.Calls - calls <= 1 && wait >= TimeSpan.FromSeconds(1));
            _time.Advance(wait);
        }
    }

    [Fact]
    public async Task Step_StoreThatMayLose_KeepsBatchesForTheLag()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted) { DurabilityLag = TimeSpan.FromSeconds(60) };
        Enqueue(store, 0, 2);
        var lane = Lane(store);
        await Run(lane, 2);
        Assert.Equal(1, Rows());
        _time.Advance(TimeSpan.FromSeconds(59));
        await Run(lane, 2);
        Assert.Equal(1, Rows());
        _time.Advance(TimeSpan.FromSeconds(1));
        await Run(lane, 2);
        Assert.Equal(0, Rows());
        Assert.Single(store.Requests);
    }

    [Fact]
    public async Task Step_StoreRestartedWithinTheLag_SendsKeptBatchesAgain()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted) { DurabilityLag = TimeSpan.FromSeconds(60) };
        Enqueue(store, 0, 2);
        var lane = Lane(store);
        await Run(lane, 2);
        store.Incarnation = "2";
        _time.Advance(TimeSpan.FromSeconds(61));
        await Run(lane, 2);
        Assert.Equal(2, store.Requests.Count);
        _time.Advance(TimeSpan.FromSeconds(61));
        await Run(lane, 2);
        Assert.Equal((2, 0), (store.Requests.Count, Rows()));
    }

    [Fact]
    public async Task Step_ServiceRestarted_SendsKeptBatchesAgain()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted) { DurabilityLag = TimeSpan.FromSeconds(60) };
        Enqueue(store, 0, 2);
        await Run(Lane(store), 2);
        await Run(Lane(store), 2);
        Assert.Equal(2, store.Requests.Count);
    }

    [Fact]
    public async Task Step_StoreDownWhenTheLagEnds_ForgetsNothing()
    {
        var store = new ScriptedStore(_ => WriteOutcome.Accepted) { DurabilityLag = TimeSpan.FromSeconds(60) };
        Enqueue(store, 0, 2);
        var lane = Lane(store);
        await Run(lane, 2);
        store.Incarnation = null;
        _time.Advance(TimeSpan.FromSeconds(90));
        await Run(lane, 2);
        Assert.Equal(1, Rows());
    }

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

    private void Enqueue(ScriptedStore store, int first, int count) =>
        _state.Write(t => new Outbox([store]).Enqueue(t, Points(first, count), _time.GetUtcNow()));

    private static SeriesPoint[] Points(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => SeriesPoint.Of("m", Some.Measurement(value: i))!)];

    private int Rows() => _state.Read(c => c.ExecuteScalar<int>("SELECT COUNT(*) FROM series_outbox"));

    private (string, double)[] Dead() => _state.Read(c => c
        .Query<(string Reason, byte[] Payload)>("SELECT reason, payload FROM series_dead_letter ORDER BY id")
        .SelectMany(r => OutboxBatch.Unpack(r.Payload).Select(p => (r.Reason, p.Value)))
        .ToArray());
}
