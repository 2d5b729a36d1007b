namespace ModelWatch.Artefacts.Onnx;

/// <summary>A declared input or output. A dimension is null where it is free; <see cref="Shape"/> is null where no shape is declared.</summary>
/// <remarks>The element is <see cref="OnnxElement.None"/> where the value is no dense tensor (a sequence or a map).</remarks>
internal sealed record OnnxTensor(string Name, OnnxElement Element, IReadOnlyList<long?>? Shape)
{
    /// <summary>Values a row: the last dimension of [N, k], 1 of [N], null where free or of another rank.</summary>
    public long? Width => Shape switch { [_] => 1, [_, var width] => width, _ => null };
}
