using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Demo.Models;

/// <summary>One column a value; an unknown value is all zeros.</summary>
internal sealed record OneHotFeature(string Input, IReadOnlyList<string> Values) : EncodedFeature(Input)
{
    public override int Width => Values.Count;

    public override void Encode(object? value, Span<float> features)
    {
        for (var i = 0; i < Values.Count; i++)
            features[i] = Values[i] == value as string ? 1 : 0;
    }

    public override string Write(OnnxGraph graph, int index)
    {
        OnnxEncoding.OneHot(graph, Input, Values, $"feature_{index}");
        return $"feature_{index}";
    }
}
