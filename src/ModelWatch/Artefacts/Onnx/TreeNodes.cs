using Microsoft.ML.Trainers.FastTree;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>Writes the trees of an ML.NET FastTree model as one TreeEnsembleRegressor node.</summary>
/// <remarks>Both sides go left where value &lt;= threshold, so a NaN goes right in both. Categorical splits are refused.</remarks>
internal static class TreeNodes
{
    /// <summary>Adds the node that maps <paramref name="features"/> [N, k] to the sum of leaves [N, 1].</summary>
    public static void Add(OnnxGraph graph, RegressionTreeEnsemble ensemble, string features, string output)
    {
        var table = new TreeTable();
        for (var tree = 0; tree < ensemble.Trees.Count; tree++)
            table.Add(tree, ensemble.Trees[tree], ensemble.TreeWeights[tree]);
        graph.Node("TreeEnsembleRegressor", [features], output, table.Attributes((float)ensemble.Bias), OnnxGraph.Ml);
    }
}
