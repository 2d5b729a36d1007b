using ModelWatch.Artefacts.Onnx;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Artefacts;

/// <summary>Small ONNX files, good and hostile, and the plan that fits the good one: score = sigmoid(dose_mg + 2 * packs).</summary>
internal static class SmallModels
{
    public static readonly MonitoringPlan Plan = new()
    {
        Model = "small",
        Version = "1",
        Digest = new string('0', 64),
        Inputs = [new InputPlan("dose_mg", InputKind.Numeric), new InputPlan("packs", InputKind.Numeric)],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
    };

    public static byte[] Good()
    {
        var graph = new OnnxGraph("small");
        graph.Input("dose_mg", OnnxElement.Float);
        graph.Input("packs", OnnxElement.Float);
        graph.Constant("two", [2f], 1);
        graph.Node("Mul", ["packs", "two"], "twice");
        graph.Node("Add", ["dose_mg", "twice"], "logit");
        graph.Node("Sigmoid", ["logit"], "score");
        graph.Output("score", OnnxElement.Float);
        return graph.ToBytes();
    }

    /// <summary>One float tensor [N, 3] under a name that is no input; the output is its second column.</summary>
    public static byte[] Joined()
    {
        var graph = new OnnxGraph("joined");
        graph.Input("x", OnnxElement.Float, 3);
        graph.Constant("second", [1L]);
        graph.Node("Gather", ["x", "second"], "y", [OnnxAttribute.Of("axis", 1L)]);
        graph.Output("y", OnnxElement.Float);
        return graph.ToBytes();
    }

    public static byte[] ForeignDomain()
    {
        var graph = new OnnxGraph("foreign");
        graph.Input("dose_mg", OnnxElement.Float);
        graph.Node("Shell", ["dose_mg"], "score", null, "com.evil");
        graph.Output("score", OnnxElement.Float);
        return graph.ToBytes();
    }

    /// <summary>An initializer whose data lie in another file; <paramref name="field"/> 13 names it, 14 only says so.</summary>
    public static byte[] ExternalData(int field)
    {
        var tensor = new OnnxMessage().Integer(1, 1).Integer(2, 1).Text(8, "w");
        var entry = new OnnxMessage().Text(1, "location").Text(2, "../../etc/passwd");
        return Model(new OnnxMessage().Message(5, field == 13 ? tensor.Message(13, entry) : tensor.Integer(14, 1)));
    }

    /// <summary>The same tensor, hidden in an attribute of a node in a graph within an attribute.</summary>
    public static byte[] HiddenExternalData()
    {
        var tensor = new OnnxMessage().Text(8, "w").Integer(14, 1);
        var inner = new OnnxMessage().Message(1, new OnnxMessage().Text(4, "Constant").Message(5, new OnnxMessage().Message(5, tensor)));
        return Model(new OnnxMessage().Message(1, new OnnxMessage().Text(4, "If").Message(5, new OnnxMessage().Message(6, inner))));
    }

    public static byte[] Nested(int depth)
    {
        var graph = new OnnxMessage().Text(2, "g");
        for (var i = 0; i < depth; i++)
            graph = new OnnxMessage().Message(1, new OnnxMessage().Text(4, "If").Message(5, new OnnxMessage().Message(6, graph)));
        return Model(graph);
    }

    public static byte[] WithFunction() => Join(Good(), new OnnxMessage().Message(25, new OnnxMessage().Text(1, "f")).ToBytes());

    public static byte[] WithTraining() => Join(Good(), new OnnxMessage().Message(20, new OnnxMessage()).ToBytes());

    private static byte[] Model(OnnxMessage graph) =>
        new OnnxMessage().Integer(1, 9).Message(7, graph).Message(8, new OnnxMessage().Text(1, "").Integer(2, 20)).ToBytes();

    private static byte[] Join(byte[] first, byte[] second) => [.. first, .. second];
}
