namespace ModelWatch.Artefacts.Onnx;

/// <summary>Nodes that turn raw inputs [N, 1] (numbers, texts) into one float tensor of features [N, k].</summary>
internal static class OnnxEncoding
{
    /// <summary>One column a known value; an unknown value gives zeros.</summary>
    public static void OneHot(OnnxGraph graph, string input, IReadOnlyList<string> values, string output)
    {
        var encoded = output + "_encoded";
        graph.Node("OneHotEncoder", [input], encoded,
            [OnnxAttribute.Of("cats_strings", values), OnnxAttribute.Of("zeros", 1L)], OnnxGraph.Ml);
        graph.Constant(output + "_shape", [0L, values.Count]);
        graph.Node("Reshape", [encoded, output + "_shape"], output);
    }

    /// <summary>1 where the whole text matches <paramref name="pattern"/> (RE2 syntax), else 0.</summary>
    public static void Match(OnnxGraph graph, string input, string pattern, string output)
    {
        graph.Node("RegexFullMatch", [input], output + "_match", [OnnxAttribute.Of("pattern", pattern)]);
        graph.Node("Cast", [output + "_match"], output, [OnnxAttribute.Of("to", (long)OnnxElement.Float)]);
    }

    public static void Join(OnnxGraph graph, IReadOnlyList<string> parts, string output) =>
        graph.Node("Concat", [.. parts], output, [OnnxAttribute.Of("axis", 1L)]);
}
