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
        new NumberFeature("last_week"), new NumberFeature("stock_on_hand"), new NumberFeature("lead_days"),
        new NumberFeature("price"), new OneHotFeature("region", StockTraffic.Regions),
        new NumberFeature("cold_chain"),
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
