using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>FastTree with Platt's calibrator, which learns from rows that the trees have not seen.</summary>
internal static class TenderModel
{
    public const string Output = "score";

    public static FeatureEncoding Encoding(IReadOnlyList<string> inputs) => new(inputs,
    [
        new NumberFeature("dose_mg"), new NumberFeature("packs"), new NumberFeature("list_price"),
        new NumberFeature("bid_ratio"), new NumberFeature("competitors"),
        new OneHotFeature("country", TenderTraffic.Countries),
        .. TenderTraffic.Groups.Select(g => new WordFeature("product", g + "-")),
    ]);

    public static TrainedModel Train(IReadOnlyList<DemoEvent> events, FeatureEncoding encoding, int seed)
    {
        var context = new MLContext(seed);
        var cut = events.Count * 3 / 4;
        var learn = TrainingTable.Of(context, encoding, events.Take(cut));
        var calibrate = TrainingTable.Of(context, encoding, events.Skip(cut));
        var trees = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(TrainingRow.Won),
            NumberOfTrees = 60,
            NumberOfLeaves = 10,
            LearningRate = .2,
            MinimumExampleCountPerLeaf = 20,
            NumberOfThreads = 1,
            Seed = seed,
        }).Fit(learn);
        var inner = trees.Model.SubModel;
        var scored = trees.Transform(calibrate);
        var platt = context.BinaryClassification.Calibrators.Platt(nameof(TrainingRow.Won), "Score").Fit(scored);
        var curve = ((ISingleFeaturePredictionTransformer<PlattCalibrator>)platt).Model;
        var both = new TransformerChain<ITransformer>(trees, platt);
        return new TrainedModel(context, both, encoding, Export(inner, curve, encoding));
    }

    private static byte[] Export(FastTreeBinaryModelParameters trees, PlattCalibrator platt, FeatureEncoding encoding)
    {
        var graph = new OnnxGraph(TenderTraffic.Model);
        encoding.Write(graph);
        TreeNodes.Add(graph, trees.TrainedTreeEnsemble, FeatureEncoding.Tensor, "raw");
        OnnxHeads.Platt(graph, "raw", platt.Slope, platt.Offset, Output);
        graph.Output(Output, OnnxElement.Float);
        return graph.ToBytes();
    }
}
