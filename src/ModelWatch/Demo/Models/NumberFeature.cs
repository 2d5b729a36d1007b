using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Demo.Models;

/// <summary>A number or a truth (1 or 0), divided by <paramref name="Scale"/>.</summary>
internal sealed record NumberFeature(string Input, float Scale = 1) : EncodedFeature(Input)
{
    public override int Width => 1;

    public override void Encode(object? value, Span<float> features) =>
        features[0] = value switch { double number => (float)number / Scale, bool truth => truth ? 1 : 0, _ => float.NaN };

    public override string Write(OnnxGraph graph, int index)
    {
        if (Scale == 1)
            return Input;
        graph.Constant($"scale_{index}", [Scale], 1);
        graph.Node("Div", [Input, $"scale_{index}"], $"feature_{index}");
        return $"feature_{index}";
    }
}
