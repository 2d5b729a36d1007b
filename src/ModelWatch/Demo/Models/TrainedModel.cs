using Microsoft.ML;

namespace ModelWatch.Demo.Models;

/// <summary>A trained demo model: as ML.NET has it, and as the ONNX file that is served.</summary>
/// <param name="Context">The context that <paramref name="Transformer"/> belongs to.</param>
/// <param name="Transformer">From the column Features to Probability, or Score.</param>
/// <param name="Encoding">How raw inputs become Features.</param>
/// <param name="Onnx">The bytes of the file; its inputs are the raw inputs of the plan.</param>
internal sealed record TrainedModel(MLContext Context, ITransformer Transformer, FeatureEncoding Encoding, byte[] Onnx);
