using System.Diagnostics.Metrics;
using System.Net;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests;

public sealed class LifecycleTests : IDisposable
{
    private static readonly EventSchema Schema = EventSchema.Of(Enumerable.Range(0, 50).Select(i => $"f{i}"), ["p"]);
    private static readonly double[] Row = new double[50];
    private readonly ModelWatchStub _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Observe_ServiceNeverAnswersAndTheBufferIsTiny_NeverBlocksDropsTheNewestAndAddsUp()
    {
        _service.Answer = async (_, _, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        var client = new ModelWatchClient(_service.Options() with { BufferBytes = 64 * 1024, ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        var observer = client.Observer(Schema);
        const int Each = 500_000;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
                observer.Observe(Row, [0.5]);
        })));

        var busy = client.Counts.Events;
        Assert.Equal(4 * Each, busy.Observed);
        Assert.InRange(busy.Buffered, 1, 2 * 64 * 1024 / 400);
        Assert.True(busy.Balances);
        await client.DisposeAsync();

        var end = client.Counts.Events;
        Assert.Equal(0, end.Buffered);
        Assert.Equal(4 * Each, end.DroppedBy[DropReason.BufferFull] + end.DroppedBy[DropReason.Shutdown]);
        Assert.Equal(busy.Buffered, end.DroppedBy[DropReason.Shutdown]);
    }

    [Fact]
    public async Task Observe_SomeAreDropped_TheServiceSeesEachAsAGapOfTheSequence()
    {
        var open = new TaskCompletionSource();
        _service.Answer = async (_, _, _) =>
        {
            await open.Task;
            return null;
        };
        await using var client = new ModelWatchClient(_service.Options() with { BufferBytes = 64 * 1024 });
        var observer = client.Observer(Schema);
        for (var i = 0; i < 3_000; i++)
            observer.Observe(Row, [0.5]);
        var lost = client.Counts.Events.Dropped;
        open.SetResult();
        await client.FlushAsync();
        observer.Observe(Row, [0.5]);
        await client.FlushAsync();

        var numbers = _service.Events.Select(line => line.GetProperty("sequence").GetInt64()).ToList();
        Assert.InRange(lost, 2_000, 2_999);
        Assert.Equal(3_001, numbers.Max());
        Assert.Equal(lost, numbers.Max() - numbers.Count);
    }

    [Fact]
    public async Task Observe_FourThreadsAndALivingService_EveryEventArrivesOnce()
    {
        await using var client = new ModelWatchClient(_service.Options() with { BufferEvents = 100_000 });
        var observer = client.Observer(Schema);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_500; i++)
            {
                while (observer.Observe(Row, [0.5]).State == ObservationState.Dropped)
                    await Task.Yield();
            }
        })));
        await client.FlushAsync();
        var counts = client.Counts.Events;
        Assert.Equal((10_000L, 0L), (counts.Accepted, counts.Buffered));
        Assert.True(counts.Balances);
        Assert.Equal(10_000, _service.Events.Select(line => line.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Observe_BufferEvents_BoundsWhatWaits()
    {
        _service.Answer = (_, _, _) => ModelWatchStub.Status(HttpStatusCode.ServiceUnavailable);
        var client = new ModelWatchClient(_service.Options() with { BufferEvents = 10, ShutdownTimeout = TimeSpan.Zero });
        for (var i = 0; i < 30; i++)
            client.Observer(Schema).Observe(Row, [0.5]);
        Assert.Equal((10L, 20L), (client.Counts.Events.Buffered, client.Counts.Events.DroppedBy[DropReason.BufferFull]));
        await client.DisposeAsync();
        Assert.True(client.Counts.Events.Balances);
    }

    [Fact]
    public async Task Dispose_WhileThreadsObserve_EndsAndAddsUp()
    {
        var client = new ModelWatchClient(_service.Options() with { BatchEvents = 100 });
        var observer = client.Observer(Schema);
        var going = true;
        var threads = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (Volatile.Read(ref going))
            {
                observer.Observe(Row, [0.5]);
                Thread.Yield();
            }
        })).ToArray();
        await Until.True(() => client.Counts.Events.Accepted > 0, "the first batch");
        await client.DisposeAsync();
        await client.DisposeAsync();
        Volatile.Write(ref going, false);
        await Task.WhenAll(threads);

        var counts = client.Counts.Events;
        Assert.Equal(0, counts.Buffered);
        Assert.True(counts.Balances, counts.ToString());
        Assert.Equal(_service.Events.Count, counts.Accepted);
    }

    [Fact]
    public async Task Dispose_WhatWaits_IsSent_AndLaterEventsAreCounted()
    {
        var client = new ModelWatchClient(_service.Options() with { FlushInterval = TimeSpan.FromHours(1) });
        client.Observer(Schema).Observe(Row, [0.5]);
        client.Dispose();
        Assert.Single(_service.Events);
        Assert.Equal(ObservationState.Dropped, client.Observer(Schema).Observe(Row, [0.5]).State);
        Assert.Equal(1, client.Counts.Events.DroppedBy[DropReason.Disposed]);
        await client.FlushAsync();
    }

    [Fact]
    public async Task Observe_InSteadyState_AllocatesNothing()
    {
        await using var client = new ModelWatchClient(_service.Options() with { FlushInterval = TimeSpan.FromHours(1), BatchEvents = 100_000 });
        var observer = client.Observer(Schema);
        KeyValuePair<string, FeatureValue>[] inputs = [new("country", "DE"), new("dose", 2.5)];
        double[] outputs = [0.5];
        for (var i = 0; i < 2_000; i++)
            Both();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5_000; i++)
            Both();
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 5_000.0, 0, 0.5);
        Assert.Equal(0, client.Counts.Events.Dropped);

        void Both()
        {
            observer.Observe(Row, outputs);
            client.Observe(inputs, (ReadOnlySpan<KeyValuePair<string, FeatureValue>>)inputs);
        }
    }

    [Fact]
    public async Task Meter_ShowsTheCountersOfTheClient()
    {
        var seen = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "ModelWatch.Client" && instrument.Meter.Tags?.Any(tag => Equals(tag.Value, "metered")) == true)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            seen[string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")])] = value);
        listener.Start();
        await using var client = new ModelWatchClient(_service.Options() with { Model = "metered", Sampling = new SamplingOptions { Rate = 0.5 } });
        for (var i = 0; i < 100; i++)
            client.Observer(Schema).Observe(Row, [0.5]);
        client.Observer(Schema).Observe([1.0], [0.5]);
        await client.FlushAsync();
        listener.RecordObservableInstruments();

        var counts = client.Counts.Events;
        Assert.Equal(101, seen["modelwatch.client.observed events"]);
        Assert.Equal(counts.SampledOut, seen["modelwatch.client.sampled_out events"]);
        Assert.Equal(counts.Accepted, seen["modelwatch.client.accepted events"]);
        Assert.Equal(counts.Accepted, seen["modelwatch.client.sent events"]);
        Assert.Equal(counts.Dropped, seen["modelwatch.client.dropped events invalid"]);
        Assert.Equal(0, seen["modelwatch.client.buffered events"]);
        Assert.All(["duplicates events", "rejected outcomes", "retries", "dropped outcomes buffer_full"], name => Assert.Equal(0, seen["modelwatch.client." + name]));
    }

    [Fact]
    public void Client_OptionsWithMistakes_NamesAllOfThem()
    {
        var fault = Assert.Throws<ArgumentException>(() => new ModelWatchClient(new ModelWatchClientOptions
        {
            Address = new Uri("http://modelwatch.example/"),
            Model = "Tender",
            Key = "secret",
            BufferBytes = 1,
            FlushInterval = TimeSpan.Zero,
            Sampling = new SamplingOptions { Rate = 2, StratumRates = new Dictionary<string, double> { ["a"] = 0 } },
        }));
        Assert.All(["in the clear", "Model must", "BufferBytes", "Times", "Sampling.Rate", "StratumRates[a]", "StratumField"],
            text => Assert.Contains(text, fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }
}
