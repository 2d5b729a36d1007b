using Microsoft.ML.Trainers.FastTree;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>The parallel lists in which ONNX keeps the nodes of all trees. Inner nodes come first, then leaves. Not thread safe.</summary>
internal sealed class TreeTable
{
    private readonly List<long> _trees = [], _nodes = [], _features = [], _left = [], _right = [];
    private readonly List<float> _thresholds = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _leafTrees = [], _leafNodes = [];
    private readonly List<float> _weights = [];

    public void Add(int id, RegressionTree tree, double weight)
    {
        if (tree.CategoricalSplitFlags.Any(c => c))
            throw new ArgumentException("Trees with categorical splits cannot be written.", nameof(tree));
        for (var node = 0; node < tree.NumberOfNodes; node++)
        {
            Node(id, node, "BRANCH_LEQ", tree.NumericalSplitFeatureIndexes[node], tree.NumericalSplitThresholds[node]);
            _left.Add(Child(tree, tree.LeftChild[node]));
            _right.Add(Child(tree, tree.RightChild[node]));
        }

        for (var leaf = 0; leaf < tree.NumberOfLeaves; leaf++)
            Leaf(id, tree.NumberOfNodes + leaf, (float)(tree.LeafValues[leaf] * weight));
    }

    public OnnxMessage[] Attributes(float bias) =>
    [
        OnnxAttribute.Of("nodes_treeids", _trees), OnnxAttribute.Of("nodes_nodeids", _nodes),
        OnnxAttribute.Of("nodes_featureids", _features), OnnxAttribute.Of("nodes_values", _thresholds),
        OnnxAttribute.Of("nodes_modes", _modes), OnnxAttribute.Of("nodes_truenodeids", _left),
        OnnxAttribute.Of("nodes_falsenodeids", _right), OnnxAttribute.Of("target_treeids", _leafTrees),
        OnnxAttribute.Of("target_nodeids", _leafNodes), OnnxAttribute.Of("target_ids", _leafTrees.Select(_ => 0L)),
        OnnxAttribute.Of("target_weights", _weights), OnnxAttribute.Of("base_values", [bias]),
        OnnxAttribute.Of("n_targets", 1L), OnnxAttribute.Of("post_transform", "NONE"),
    ];

    // ML.NET writes a leaf as the bitwise complement of its index.
    private static long Child(RegressionTree tree, int child) => child >= 0 ? child : tree.NumberOfNodes + ~child;

    private void Node(int tree, int node, string mode, long feature, float threshold)
    {
        _trees.Add(tree);
        _nodes.Add(node);
        _modes.Add(mode);
        _features.Add(feature);
        _thresholds.Add(threshold);
    }

    private void Leaf(int tree, int node, float value)
    {
        Node(tree, node, "LEAF", 0, 0);
        _left.Add(0);
        _right.Add(0);
        _leafTrees.Add(tree);
        _leafNodes.Add(node);
        _weights.Add(value);
    }
}
