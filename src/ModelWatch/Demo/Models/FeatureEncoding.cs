using ModelWatch.Artefacts.Onnx;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>
/// The one statement of how raw inputs become features: training uses <see cref="Encode"/>, the exported file the same as nodes,
/// so that a served model takes the raw inputs of the plan and can be replayed from them.
/// </summary>
internal sealed record FeatureEncoding(IReadOnlyList<string> Inputs, IReadOnlyList<EncodedFeature> Features)
{
    public const string Tensor = "features";

    public int Width => Features.Sum(f => f.Width);

    public float[] Encode(DemoEvent row)
    {
        var features = new float[Width];
        var at = 0;
        foreach (var feature in Features)
        {
            feature.Encode(row.Inputs[IndexOf(feature.Input)], features.AsSpan(at, feature.Width));
            at += feature.Width;
        }

        return features;
    }

    /// <summary>Adds the inputs and the nodes that join all features in <see cref="Tensor"/>.</summary>
    public void Write(OnnxGraph graph)
    {
        foreach (var input in Features.GroupBy(f => f.Input))
            graph.Input(input.Key, input.First() is NumberFeature ? OnnxElement.Float : OnnxElement.Text);
        OnnxEncoding.Join(graph, [.. Features.Select((feature, i) => feature.Write(graph, i))], Tensor);
    }

    private int IndexOf(string input)
    {
        for (var i = 0; i < Inputs.Count; i++)
            if (Inputs[i] == input)
                return i;
        throw new ArgumentException($"There is no input {input}.", nameof(input));
    }
}
