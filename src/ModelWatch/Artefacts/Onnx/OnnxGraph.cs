namespace ModelWatch.Artefacts.Onnx;

/// <summary>
/// Writes a small ONNX file: inputs, constants, nodes and outputs in the order in which they are added. Not thread safe.
/// </summary>
/// <remarks>Field numbers are those of onnx.proto. The package that would export from ML.NET is not to be had, hence this.</remarks>
internal sealed class OnnxGraph(string name)
{
    public const string Ml = "ai.onnx.ml";
    private const int IrVersion = 9, CoreOpset = 20, MlOpset = 3;
    private readonly List<OnnxMessage> _nodes = [], _constants = [], _inputs = [], _outputs = [];

    /// <summary>An input of shape [N, <paramref name="width"/>].</summary>
    public void Input(string tensor, OnnxElement element, int width = 1) => _inputs.Add(Value(tensor, element, width));

    /// <summary>An output of shape [N, <paramref name="width"/>].</summary>
    public void Output(string tensor, OnnxElement element, int width = 1) => _outputs.Add(Value(tensor, element, width));

    public void Constant(string tensor, float[] values, params long[] shape)
    {
        var message = Tensor(shape).Integer(2, (int)OnnxElement.Float);
        foreach (var value in values)
            message.Float(4, value);
        _constants.Add(message.Text(8, tensor));
    }

    public void Constant(string tensor, long[] values)
    {
        var message = Tensor([values.Length]).Integer(2, (int)OnnxElement.Int64);
        foreach (var value in values)
            message.Integer(7, value);
        _constants.Add(message.Text(8, tensor));
    }

    /// <summary>One node with one output, in the core domain unless <paramref name="domain"/> says otherwise.</summary>
    public void Node(string op, string[] inputs, string output, OnnxMessage[]? attributes = null, string domain = "")
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, output + "_" + op).Text(4, op);
        foreach (var attribute in attributes ?? [])
            node.Message(5, attribute);
        _nodes.Add(domain.Length == 0 ? node : node.Text(7, domain));
    }

    /// <summary>The bytes of the file; the same calls give the same bytes.</summary>
    public byte[] ToBytes()
    {
        var graph = new OnnxMessage();
        foreach (var node in _nodes)
            graph.Message(1, node);
        graph.Text(2, name);
        foreach (var constant in _constants)
            graph.Message(5, constant);
        foreach (var input in _inputs)
            graph.Message(11, input);
        foreach (var output in _outputs)
            graph.Message(12, output);
        return new OnnxMessage().Integer(1, IrVersion).Text(2, "modelwatch").Message(7, graph)
            .Message(8, Opset("", CoreOpset)).Message(8, Opset(Ml, MlOpset)).ToBytes();
    }

    private static OnnxMessage Opset(string domain, long version) => new OnnxMessage().Text(1, domain).Integer(2, version);

    private static OnnxMessage Tensor(long[] shape)
    {
        var message = new OnnxMessage();
        foreach (var size in shape)
            message.Integer(1, size);
        return message;
    }

    private static OnnxMessage Value(string tensor, OnnxElement element, int width)
    {
        var rows = new OnnxMessage().Text(2, "N");
        var columns = new OnnxMessage().Integer(1, width);
        var shape = new OnnxMessage().Message(1, rows).Message(1, columns);
        var type = new OnnxMessage().Message(1, new OnnxMessage().Integer(1, (int)element).Message(2, shape));
        return new OnnxMessage().Text(1, tensor).Message(2, type);
    }
}
