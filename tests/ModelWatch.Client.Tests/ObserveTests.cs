using System.Text.Json;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests;

/// <summary>What an observed event looks like on the wire.</summary>
public sealed class ObserveTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 25, 8, 30, 0, 125, TimeSpan.FromHours(1));
    private readonly ModelWatchStub _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Observe_Doubles_SendsTheEventOfTheContract() => Assert.Equal(
        """{"id":"a1","time":"2026-11-25T07:30:00.125Z","version":"3.1.0","inputs":{"dose_mg":1.5,"packs":3},"outputs":{"score":0.25},"source":"test","sequence":1}""",
        await OneAsync(client => client.Observer(EventSchema.Of(["dose_mg", "packs"], ["score"]))
            .Observe([1.5, 3], [0.25], new EventDetails { Id = "a1", Time = Time })));

    [Fact]
    public async Task Observe_Floats_AreWrittenWithTheDigitsOfFloats() => Assert.Contains(
        """ "inputs":{"x":0.1,"y":"NaN"},"outputs":{"p":3E-08} """.Trim(),
        await OneAsync(client => client.Observer(EventSchema.Of(["x", "y"], ["p"])).Observe([0.1f, float.NaN], [3e-8f])), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_NumbersThatJsonHasNot_AreTheTextsOfTheService() => Assert.Contains(
        """ "inputs":{"a":"NaN","b":"Infinity","c":"-Infinity","d":-0,"e":1.7976931348623157E+308} """.Trim(),
        await OneAsync(client => client.Observer(EventSchema.Of(["a", "b", "c", "d", "e"], ["p"]))
            .Observe([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.MaxValue], [0])), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_VectorsAndObjects_TakeTheirShareOfTheRow() => Assert.Contains(
        """ "inputs":{"x":1,"v":[2,3]},"outputs":{"class":{"low":0.2,"high":0.8},"band":{"lower":1,"upper":2,"level":0.9}} """.Trim(),
        await OneAsync(client => client.Observer(new EventSchema(
                ["x", SchemaField.Vector("v", 2)], [SchemaField.Probabilities("class", "low", "high"), SchemaField.Interval("band")]))
            .Observe([1.0, 2, 3], [0.2, 0.8, 1, 2, 0.9])), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_NamedValuesOfEveryKind_AreKept() => Assert.Contains(
        """ "inputs":{"t":"a\"b\nü\uD83D\uDE00","n":null,"b":true,"i":9007199254740993,"v":[1,2]},"outputs":{"p":{"yes":0.5},"none":null},"label":"1","segments":{"country":"DE"} """.Trim(),
        await OneAsync(client => client.Observe(
            [new("t", "a\"b\nü😀"), new("n", FeatureValue.Null), new("b", true), new("i", 9007199254740993L), new("gone", FeatureValue.Absent), new("v", new[] { 1.0, 2 })],
            [new("p", FeatureValue.Of([new KeyValuePair<string, double>("yes", 0.5)])), new("none", (string?)null)],
            new EventDetails { Label = "1", Segments = [new("country", "DE")] })), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_MixedRow_FollowsTheSchema() => Assert.Contains(
        """ "inputs":{"dose":2,"country":"FR"},"outputs":{"p":{"no":0.75,"yes":0.25}} """.Trim(),
        await OneAsync(client => client.Observer(new EventSchema(["dose", "country"], [SchemaField.Probabilities("p", "no", "yes")]))
            .Observe([2, "FR"], [new[] { 0.75, 0.25 }])), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_LoneSurrogate_BecomesTheReplacementCharacter() => Assert.Contains(
        "\"t\":\"a\uFFFDb\"", await OneAsync(client => client.Observe([new("t", "a\ud800b")], [])), StringComparison.Ordinal);

    [Fact]
    public async Task Observe_LongText_IsSentWhole()
    {
        var text = new string('é', 300_000);
        var line = await OneAsync(client => client.Observe([new("t", text)], []));
        Assert.Equal(text, JsonSerializer.Deserialize<JsonElement>(line).GetProperty("inputs").GetProperty("t").GetString());
    }

    [Fact]
    public async Task Observe_WhatCannotBeSent_IsDroppedWithItsReason()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var observer = client.Observer(EventSchema.Of(["x"], ["p"]));
        Assert.Equal(ObservationState.Dropped, observer.Observe([1.0, 2], [1]).State);
        Assert.Equal(ObservationState.Dropped, observer.Observe([1.0], [1], new EventDetails { Id = "" }).State);
        Assert.Equal(ObservationState.Dropped, observer.Observe([1.0], [1], new EventDetails { Id = new string('x', 257) }).State);
        Assert.Equal(ObservationState.Dropped, client.Observe([new("t", new string('x', 1 << 20))], []).State);
        Assert.Equal(ObservationState.Dropped, client.Observe([new(null!, 1)], []).State);
        Assert.Equal(ObservationState.Dropped, client.Observe(null!, (IEnumerable<KeyValuePair<string, FeatureValue>>)null!).State);
        // A megabyte of quotes fits into the buffer and doubles in JSON: the service would refuse it.
        Assert.Equal(ObservationState.Buffered, client.Observe([new("t", new string('"', 700_000))], []).State);
        observer.Observe([1.0], [1]);
        await client.FlushAsync();

        var counts = client.Counts.Events;
        Assert.Equal(new Dictionary<DropReason, long> { [DropReason.Invalid] = 3, [DropReason.TooLarge] = 2, [DropReason.Error] = 2 }, counts.DroppedBy);
        Assert.True(counts.Balances);
        Assert.Equal(8, _service.Events.Single().GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Outcome_OfAnObservation_CarriesItsIdAndSource()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var observation = client.Observer(EventSchema.Of(["x"], ["p"])).Observe([1.0], [1]);
        Assert.Equal(ObservationState.Buffered, client.Outcome(observation, "1", Time));
        client.Outcome("other", 2.5, Time);
        client.Outcome("", 1);
        await client.FlushAsync();

        Assert.Equal(
            [$$"""{"id":"{{observation.Id}}","time":"2026-11-25T07:30:00.125Z","label":"1","source":"test"}""", """{"id":"other","time":"2026-11-25T07:30:00.125Z","label":2.5}"""],
            _service.Labels.Select(label => label.GetRawText()));
        Assert.Equal(observation.Id.ToString(), _service.Events.Single().GetProperty("id").GetString());
        Assert.Equal(["/api/v1/models/tender/events", "/api/v1/models/tender/labels"], _service.Paths);
        Assert.Equal(1, client.Counts.Outcomes.DroppedBy[DropReason.Invalid]);
    }

    [Fact]
    public async Task Outcome_OfASampledOutEvent_IsLeftOutToo()
    {
        await using var client = new ModelWatchClient(_service.Options() with { Sampling = new SamplingOptions { Rate = 0.4 } });
        await using var other = new ModelWatchClient(_service.Options() with { Source = "label job", Sampling = new SamplingOptions { Rate = 0.4 } });
        var observer = client.Observer(EventSchema.Of(["x"], ["p"]));
        for (var i = 0; i < 300; i++)
            observer.Observe([i], [1.0], new EventDetails { Id = $"event-{i}" });
        for (var i = 0; i < 300; i++)
            other.Outcome($"event-{i}", "1");
        await client.FlushAsync();
        await other.FlushAsync();

        Assert.InRange(_service.Events.Count, 70, 170);
        Assert.Equal(Ids(_service.Events), Ids(_service.Labels));
        Assert.All(_service.Events, sent => Assert.Equal(2.5, sent.GetProperty("weight").GetDouble()));
        Assert.Equal(300 - _service.Labels.Count, other.Counts.Outcomes.SampledOut);
        Assert.True(client.Counts.Events.Balances && other.Counts.Outcomes.Balances);
    }

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> lines) => lines.Select(line => line.GetProperty("id").GetString());

    private async Task<string> OneAsync(Func<ModelWatchClient, Observation> observe)
    {
        await using var client = new ModelWatchClient(_service.Options() with { Version = "3.1.0" });
        Assert.Equal(ObservationState.Buffered, observe(client).State);
        await client.FlushAsync();
        return _service.Events.Single().GetRawText();
    }
}
