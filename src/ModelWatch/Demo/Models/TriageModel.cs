using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>A multinomial logit by SDCA over coded fields, scaled numbers and words of the narrative.</summary>
internal static class TriageModel
{
    public const string Output = "triage";

    public static FeatureEncoding Encoding(IReadOnlyList<string> inputs) => new(inputs,
    [
        new OneHotFeature("system", TriageTraffic.Systems), new OneHotFeature("reporter", TriageTraffic.Reporters),
        new OneHotFeature("route", TriageTraffic.Routes), new NumberFeature("age", 100),
        new NumberFeature("onset_days", 50), new WordFeature("narrative", Narrative.DangerWord),
        new WordFeature("narrative", Narrative.HospitalWord), new WordFeature("narrative", Narrative.AgainWord),
        new WordFeature("narrative", Narrative.VagueWord),
    ]);

    public static TrainedModel Train(IReadOnlyList<DemoEvent> events, FeatureEncoding encoding, int seed)
    {
        var context = new MLContext(seed);
        var keys = context.Transforms.Conversion.MapValueToKey("Label", nameof(TrainingRow.Class),
            keyData: context.Data.LoadFromEnumerable(TriageTraffic.Classes.Select(c => new KeyRow(c))));
        var table = TrainingTable.Of(context, encoding, events);
        var rows = keys.Fit(table).Transform(table);
        var logit = context.MulticlassClassification.Trainers.SdcaMaximumEntropy(
            new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                MaximumNumberOfIterations = 20,
                L2Regularization = 1e-5f,
                L1Regularization = 0,
                NumberOfThreads = 1,
            }).Fit(rows);
        return new TrainedModel(context, logit, encoding, Export(logit.Model, encoding));
    }

    private static byte[] Export(MaximumEntropyModelParameters logit, FeatureEncoding encoding)
    {
        VBuffer<float>[]? weights = null;
        logit.GetWeights(ref weights, out var classes);
        var graph = new OnnxGraph(TriageTraffic.Model);
        encoding.Write(graph);
        OnnxHeads.Softmax(graph, FeatureEncoding.Tensor, [.. weights.Take(classes).Select(w => w.DenseValues().ToArray())],
            [.. logit.GetBiases()], Output);
        graph.Output(Output, OnnxElement.Float, classes);
        return graph.ToBytes();
    }

    private sealed record KeyRow(string Class);
}
