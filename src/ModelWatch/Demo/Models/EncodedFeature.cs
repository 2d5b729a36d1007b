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
}
