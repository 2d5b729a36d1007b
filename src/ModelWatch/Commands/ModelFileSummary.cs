using ModelWatch.Artefacts.Onnx;
using ModelWatch.Plans.Proposing;

namespace ModelWatch.Commands;

/// <summary>Reads of a model file what a plan proposal needs.</summary>
internal static class ModelFileSummary
{
    /// <exception cref="InvalidDataException">The file is refused; the message is the reason.</exception>
    public static ModelSummary Read(string path)
    {
        var (file, why) = OnnxFile.Inspect(path);
        return file is null
            ? throw new InvalidDataException($"{path}: {why}")
            : new ModelSummary(path, file.Sha256, [.. file.Inputs.Select(Tensor)], [.. file.Outputs.Select(Tensor)]);
    }

    private static TensorSummary Tensor(OnnxTensor tensor) => new(
        tensor.Name,
        tensor.Element == OnnxElement.None ? "map" : tensor.Element.ToString().ToLowerInvariant(),
        [.. (tensor.Shape ?? []).Select(length => length ?? -1)]);
}
