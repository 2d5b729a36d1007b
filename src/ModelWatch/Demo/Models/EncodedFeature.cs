using System.Text.RegularExpressions;
using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Demo.Models;

/// <summary>How one input becomes columns of the feature vector: as it is, one column a value, or 1 where a text matches.</summary>
internal abstract record EncodedFeature(string Input)
{
    public abstract int Width { get; }

    /// <summary>Writes <see cref="Width"/> numbers.</summary>
    public abstract void Encode(object? value, Span<float> features);

    /// <summary>Adds the nodes that do the same and returns the tensor that they end in.</summary>
    public abstract string Write(OnnxGraph graph, int index);

    /// <summary>A number, divided by <paramref name="Scale"/>.</summary>
    internal sealed record Number(string Input, float Scale = 1) : EncodedFeature(Input)
    {
        public override int Width => 1;

        public override void Encode(object? value, Span<float> features) =>
            features[0] = (value is double number ? (float)number : float.NaN) / Scale;

        public override string Write(OnnxGraph graph, int index)
        {
            if (Scale == 1)
                return Input;
            graph.Constant($"scale_{index}", [Scale], 1);
            graph.Node("Div", [Input, $"scale_{index}"], $"feature_{index}");
            return $"feature_{index}";
        }
    }

    /// <summary>One column a value; an unknown value is all zeros.</summary>
    internal sealed record OneHot(string Input, IReadOnlyList<string> Values) : EncodedFeature(Input)
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

    /// <summary>1 where the text contains the word (a literal of letters, spaces and hyphens).</summary>
    internal sealed record Contains(string Input, string Word) : EncodedFeature(Input)
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
}
