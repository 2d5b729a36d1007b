using System.Text.RegularExpressions;
using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Demo.Models;

/// <summary>1 where the text contains the word (a literal of letters, spaces and hyphens).</summary>
internal sealed record WordFeature(string Input, string Word) : EncodedFeature(Input)
{
    public override int Width => 1;

    public override void Encode(object? value, Span<float> features) =>
        features[0] = (value as string)?.Contains(Word, StringComparison.Ordinal) == true ? 1 : 0;

    public override string Write(OnnxGraph graph, int index)
    {
        OnnxEncoding.Match(graph, Input, $"(?s).*{Regex.Escape(Word).Replace("\\ ", " ", StringComparison.Ordinal)}.*", $"feature_{index}");
        return $"feature_{index}";
    }
}
