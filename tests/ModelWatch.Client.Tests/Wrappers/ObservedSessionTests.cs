using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Client.OnnxRuntime;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests.Wrappers;

public sealed class ObservedSessionTests : IDisposable
{
    private readonly ModelWatchStub _service = new();
    private readonly InferenceSession _session = Scored();

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task Run_TensorOfFeaturesAndTexts_ObservesEachRowAndLeavesTheResultAlone()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var scorer = _session.Observed(client);
        using var plain = _session.Run(Inputs());
        using var results = scorer.Run(Inputs(), ["r0", "r1"]);
        await client.FlushAsync();

        Assert.Equal(plain.Single().AsEnumerable<float>(), results.Single().AsEnumerable<float>());
        Assert.Equal(
            ["""{"x[0]":0.1,"x[1]":2,"country":"DE","seen":9007199254740993}""", """{"x[0]":"NaN","x[1]":4,"country":"FR","seen":2}"""],
            _service.Events.Select(line => line.GetProperty("inputs").GetRawText()));
        Assert.Equal(["r0", "r1"], _service.Events.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(results.Single().AsEnumerable<float>().Take(3).Select(value => (double)value),
            _service.Events[0].GetProperty("outputs").GetProperty("says").EnumerateArray().Select(item => item.GetDouble()));
    }

    [Fact]
    public async Task Run_WithAMapping_NamesFieldsAndClasses()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var scorer = _session.Observed(client, new OnnxMapping
        {
            Inputs = new Dictionary<string, string> { ["dose"] = "x[1]", ["land"] = "country" },
            Outputs = new Dictionary<string, string> { ["score"] = "says[2]", ["triage"] = "says" },
            Classes = ["a", "b", "c"],
        });
        using var results = scorer.Run(Inputs(), ["says"]);
        await client.FlushAsync();
        var outputs = _service.Events[0].GetProperty("outputs");
        Assert.Equal("""{"dose":2,"land":"DE"}""", _service.Events[0].GetProperty("inputs").GetRawText());
        Assert.Equal(["a", "b", "c"], outputs.GetProperty("triage").EnumerateObject().Select(part => part.Name));
        Assert.Equal(results.Single().AsEnumerable<float>().ElementAt(2), outputs.GetProperty("score").GetSingle());
    }

    [Fact]
    public async Task Run_OrtValues_AreObservedToo()
    {
        await using var client = new ModelWatchClient(_service.Options());
        using var x = OrtValue.CreateTensorValueFromMemory([0.5f, 2f], [1, 2]);
        using var country = OrtValue.CreateFromStringTensor(new DenseTensor<string>(new[] { "IT" }, [1, 1]));
        using var seen = OrtValue.CreateTensorValueFromMemory([7L], [1, 1]);
        using var options = new RunOptions();
        using var results = _session.Observed(client).Run(
            options, new Dictionary<string, OrtValue> { ["x"] = x, ["country"] = country, ["seen"] = seen }, ["says"]);
        await client.FlushAsync();
        Assert.Equal("""{"x[0]":0.5,"x[1]":2,"country":"IT","seen":7}""", _service.Events.Single().GetProperty("inputs").GetRawText());
        Assert.Equal(results[0].GetTensorDataAsSpan<float>()[1], _service.Events.Single().GetProperty("outputs").GetProperty("says")[1].GetSingle());
    }

    [Fact]
    public async Task Run_MapsOfClasses_AreObjects()
    {
        using var session = Zipped();
        await using var client = new ModelWatchClient(_service.Options());
        using var results = session.Observed(client).Run([NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(new[] { 0.25f, 0.75f, 1f, 0f }, [2, 2]))]);
        await client.FlushAsync();
        Assert.Equal(["""{"probabilities":{"no":0.25,"yes":0.75}}""", """{"probabilities":{"no":1,"yes":0}}"""],
            _service.Events.Select(line => line.GetProperty("outputs").GetRawText()));
    }

    [Fact]
    public async Task Run_SessionThrows_PassesThroughAndObservesNothing()
    {
        await using var client = new ModelWatchClient(_service.Options());
        Assert.ThrowsAny<Exception>(() => _session.Observed(client).Run([Inputs()[0]]));
        Assert.Equal(0, client.Counts.Events.Observed);
    }

    [Fact]
    public async Task Run_WhatCannotBeObserved_IsCountedAndTheResultComes()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var scorer = _session.Observed(client, new OnnxMapping { Outputs = new Dictionary<string, string> { ["score"] = "says[9]" } });
        using var results = scorer.Run(Inputs());
        Assert.Equal(6, results.Single().AsEnumerable<float>().Count());
        Assert.Equal(2, client.Counts.Events.DroppedBy[DropReason.Error]);
        Assert.True(client.Counts.Events.Balances);
    }

    [Fact]
    public async Task Observed_MappingToATensorThatIsNotThere_SaysWhich()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var fault = Assert.Throws<ArgumentException>(() => _session.Observed(client, new OnnxMapping { Inputs = new Dictionary<string, string> { ["dose"] = "y[1]" } }));
        Assert.Contains("no tensor y for the field dose; it has x, country, seen", fault.Message, StringComparison.Ordinal);
    }

    private static NamedOnnxValue[] Inputs() =>
    [
        NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(new[] { 0.1f, 2, float.NaN, 4 }, [2, 2])),
        NamedOnnxValue.CreateFromTensor("country", new DenseTensor<string>(new[] { "DE", "FR" }, [2, 1])),
        NamedOnnxValue.CreateFromTensor("seen", new DenseTensor<long>(new[] { 9007199254740993L, 2 }, [2, 1])),
    ];

    /// <summary>Two numbers, a text and a counter in; three classes out.</summary>
    private static InferenceSession Scored()
    {
        OnnxQuiet.Ensure();
        var graph = new OnnxGraph("scored");
        graph.Input("x", OnnxElement.Float, 2);
        graph.Input("country", OnnxElement.Text);
        graph.Input("seen", OnnxElement.Int64);
        OnnxEncoding.OneHot(graph, "country", ["DE", "FR"], "known");
        graph.Node("Cast", ["seen"], "count", [OnnxAttribute.Of("to", (long)OnnxElement.Float)]);
        OnnxEncoding.Join(graph, ["x", "known", "count"], "features");
        OnnxHeads.Softmax(graph, "features", [[1, 0, 0, 1, 0], [0, .1f, 1, 0, 0], [.5f, .5f, 0, 0, 0]], [0, .1f, .2f], "says");
        graph.Output("says", OnnxElement.Float, 3);
        return new InferenceSession(graph.ToBytes());
    }

    /// <summary>The numbers as a list of maps, as converters write classifiers.</summary>
    private static InferenceSession Zipped()
    {
        OnnxQuiet.Ensure();
        var shape = new OnnxMessage().Message(1, new OnnxMessage().Text(2, "N")).Message(1, new OnnxMessage().Integer(1, 2));
        var number = new OnnxMessage().Message(1, new OnnxMessage().Integer(1, (int)OnnxElement.Float));
        var map = new OnnxMessage().Message(5, new OnnxMessage().Integer(1, (int)OnnxElement.Text).Message(2, number));
        var input = new OnnxMessage().Text(1, "x").Message(2, new OnnxMessage().Message(1, new OnnxMessage().Integer(1, (int)OnnxElement.Float).Message(2, shape)));
        var output = new OnnxMessage().Text(1, "probabilities").Message(2, new OnnxMessage().Message(4, new OnnxMessage().Message(1, map)));
        var node = new OnnxMessage().Text(1, "x").Text(2, "probabilities").Text(3, "zip").Text(4, "ZipMap")
            .Message(5, OnnxAttribute.Of("classlabels_strings", ["no", "yes"])).Text(7, OnnxGraph.Ml);
        var graph = new OnnxMessage().Message(1, node).Text(2, "zipped").Message(11, input).Message(12, output);
        return new InferenceSession(new OnnxMessage().Integer(1, 9).Text(2, "test").Message(7, graph)
            .Message(8, new OnnxMessage().Text(1, "").Integer(2, 20)).Message(8, new OnnxMessage().Text(1, OnnxGraph.Ml).Integer(2, 3)).ToBytes());
    }
}
