using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>A regression by FastTree.</summary>
internal static class StockModel
{
    public const string Output = "demand";

    public static FeatureEncoding Encoding(IReadOnlyList<string> inputs) => new(inputs,
    [
        new EncodedFeature.Number("last_week"), new EncodedFeature.Number("stock_on_hand"), new EncodedFeature.Number("lead_days"),
        new EncodedFeature.Number("price"), new EncodedFeature.OneHot("region", StockTraffic.Regions),
        new EncodedFeature.OneHot("cold_chain", ["true"]),
    ]);

    public static TrainedModel Train(IReadOnlyList<DemoEvent> events, FeatureEncoding encoding, int seed)
    {
        var context = new MLContext(seed);
        var trees = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = nameof(TrainingRow.Amount),
            NumberOfTrees = 60,
            NumberOfLeaves = 12,
            LearningRate = .15,
            MinimumExampleCountPerLeaf = 15,
            NumberOfThreads = 1,
            Seed = seed,
        }).Fit(TrainingTable.Of(context, encoding, events));
        return new TrainedModel(context, trees, encoding, Export(trees.Model, encoding));
    }

    private static byte[] Export(FastTreeRegressionModelParameters trees, FeatureEncoding encoding)
    {
        var graph = new OnnxGraph(StockTraffic.Model);
        encoding.Write(graph);
        TreeNodes.Add(graph, trees.TrainedTreeEnsemble, FeatureEncoding.Tensor, Output);
        graph.Output(Output, OnnxElement.Float);
        return graph.ToBytes();
    }
}
