namespace ModelWatch.Artefacts.Onnx;

/// <summary>Last nodes of a model: from raw scores to what it says.</summary>
internal static class OnnxHeads
{
    /// <summary>Platt's calibrator: 1 / (1 + exp(slope * score + offset)).</summary>
    public static void Platt(OnnxGraph graph, string score, double slope, double offset, string output)
    {
        graph.Constant("platt_slope", [(float)-slope], 1);
        graph.Constant("platt_offset", [(float)-offset], 1);
        graph.Node("Mul", [score, "platt_slope"], "platt_scaled");
        graph.Node("Add", ["platt_scaled", "platt_offset"], "platt_logit");
        graph.Node("Sigmoid", ["platt_logit"], output);
    }

    /// <summary>Multinomial logit: softmax of features x weights + bias; <paramref name="weights"/> is [class][feature].</summary>
    public static void Softmax(OnnxGraph graph, string features, float[][] weights, float[] bias, string output)
    {
        graph.Constant("weights", [.. weights.SelectMany(w => w)], weights.Length, weights[0].Length);
        graph.Constant("bias", bias, bias.Length);
        graph.Node("Gemm", [features, "weights", "bias"], "logits", [OnnxAttribute.Of("transB", 1L)]);
        graph.Node("Softmax", ["logits"], output, [OnnxAttribute.Of("axis", 1L)]);
    }
}
