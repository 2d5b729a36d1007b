using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>Reads the tensors that a run gave. Maps and sequences are left out; whoever asks for one gets "no such output".</summary>
internal static class OnnxResults
{
    public static Scored Read(IEnumerable<DisposableNamedOnnxValue> results, int rows)
    {
        var outputs = new List<ScoredOutput>();
        foreach (var result in results)
        {
            if (result.ValueType != OnnxValueType.ONNX_TYPE_TENSOR)
                continue;
            if (Numbers(result) is { } numbers)
            {
                if (numbers.Length % rows != 0)
                    return Scored.Failed($"Output {result.Name} has {numbers.Length} values for {rows} rows.");
                outputs.Add(new ScoredOutput(result.Name, numbers.Length / rows) { Values = numbers });
            }
            else if (result.ElementType == TensorElementType.String)
            {
                outputs.Add(new ScoredOutput(result.Name, 1) { Texts = [.. result.AsEnumerable<string>()] });
            }
        }

        return new Scored(outputs, null);
    }

    private static double[]? Numbers(DisposableNamedOnnxValue result) => result.ElementType switch
    {
        TensorElementType.Float => [.. result.AsEnumerable<float>().Select(v => (double)v)],
        TensorElementType.Double => [.. result.AsEnumerable<double>()],
        TensorElementType.Int64 => [.. result.AsEnumerable<long>().Select(v => (double)v)],
        TensorElementType.Int32 => [.. result.AsEnumerable<int>().Select(v => (double)v)],
        _ => null,
    };
}
