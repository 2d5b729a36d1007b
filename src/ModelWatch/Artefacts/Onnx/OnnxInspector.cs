using System.Text;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>
/// Reads the structure of an ONNX model without loading it, and refuses what could reach outside the file or run foreign code:
/// tensors with external data, domains beyond the standard ones, local functions, training parts, graphs nested too deep.
/// </summary>
/// <remarks>Field numbers are those of onnx.proto. The refusals answer the known path traversals through external data.</remarks>
internal sealed class OnnxInspector
{
    public static readonly IReadOnlySet<string> Domains = new HashSet<string>(StringComparer.Ordinal) { "", "ai.onnx", "ai.onnx.ml" };
    private const int DeepestGraph = 8, MostNodes = 500_000;
    private int _nodes;

    public List<OnnxTensor> Inputs { get; } = [];
    public List<OnnxTensor> Outputs { get; } = [];
    public HashSet<string> Constants { get; } = [];
    public Dictionary<string, long> Opsets { get; } = [];
    public string Producer { get; private set; } = "";
    private bool Found { get; set; }

    /// <exception cref="InvalidDataException">The message says why the model is refused.</exception>
    public void Read(ReadOnlySpan<byte> model)
    {
        var cursor = new WireCursor(model);
        while (cursor.Next())
        {
            switch (cursor.Field)
            {
                case 2: Producer = Text(cursor.Content); break;
                case 7: Found = true; Graph(cursor.Content, 1); break;
                case 8: Opset(cursor.Content); break;
                case 20: throw new InvalidDataException("it carries training graphs");
                case 25: throw new InvalidDataException("it defines functions of its own");
            }
        }

        if (!Found)
            throw new InvalidDataException("it holds no graph");
        if (Opsets.Count == 0)
            throw new InvalidDataException("it names no operator set");
    }

    private void Opset(ReadOnlySpan<byte> message)
    {
        var (domain, version) = ("", 0L);
        var cursor = new WireCursor(message);
        while (cursor.Next())
        {
            if (cursor.Field == 1)
                domain = Text(cursor.Content);
            else if (cursor.Field == 2)
                version = (long)cursor.Number;
        }

        Opsets[Allowed(domain)] = version;
    }

    private void Graph(ReadOnlySpan<byte> graph, int depth)
    {
        if (depth > DeepestGraph)
            throw new InvalidDataException($"its graphs are nested deeper than {DeepestGraph}");
        var cursor = new WireCursor(graph);
        while (cursor.Next())
        {
            switch (cursor.Field)
            {
                case 1: Node(cursor.Content, depth); break;
                case 5: Constant(cursor.Content, depth); break;
                case 11 when depth == 1: Inputs.Add(OnnxValueReader.Read(cursor.Content)); break;
                case 12 when depth == 1: Outputs.Add(OnnxValueReader.Read(cursor.Content)); break;
                case 15: SparseTensor(cursor.Content); break;
            }
        }
    }

    private void Node(ReadOnlySpan<byte> node, int depth)
    {
        if (++_nodes > MostNodes)
            throw new InvalidDataException($"it has more than {MostNodes} nodes");
        var cursor = new WireCursor(node);
        while (cursor.Next())
        {
            if (cursor.Field == 5)
                Attribute(cursor.Content, depth);
            else if (cursor.Field == 7)
                Allowed(Text(cursor.Content));
        }
    }

    private void Attribute(ReadOnlySpan<byte> attribute, int depth)
    {
        var cursor = new WireCursor(attribute);
        while (cursor.Next())
        {
            switch (cursor.Field)
            {
                case 5 or 10: Tensor(cursor.Content); break;
                case 6 or 11: Graph(cursor.Content, depth + 1); break;
                case 22 or 23: SparseTensor(cursor.Content); break;
            }
        }
    }

    private void Constant(ReadOnlySpan<byte> tensor, int depth)
    {
        var name = Tensor(tensor);
        if (depth == 1)
            Constants.Add(name);
    }

    private static void SparseTensor(ReadOnlySpan<byte> sparse)
    {
        var cursor = new WireCursor(sparse);
        while (cursor.Next())
            if (cursor.Field is 1 or 2)
                Tensor(cursor.Content);
    }

    private static string Tensor(ReadOnlySpan<byte> tensor)
    {
        var name = "";
        var cursor = new WireCursor(tensor);
        while (cursor.Next())
        {
            if (cursor.Field == 8)
                name = Text(cursor.Content);
            if (cursor.Field == 13 || (cursor.Field == 14 && cursor.Number != 0))
                throw new InvalidDataException("a tensor keeps its data outside the file");
        }

        return name;
    }

    private static string Allowed(string domain) => Domains.Contains(domain)
        ? domain
        : throw new InvalidDataException($"it uses operators of the domain \"{Shown(domain)}\"; allowed are ai.onnx and ai.onnx.ml");

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string Shown(string text) =>
        new([.. text.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '?')]);
}
