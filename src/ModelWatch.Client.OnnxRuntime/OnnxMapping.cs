namespace ModelWatch.Client.OnnxRuntime;

/// <summary>
/// Which values of a session's tensors are which inputs and outputs of the plan. Without one, a tensor of one value a row is the field of its own name, and
/// column i of a wider tensor T is the field <c>T[i]</c>; of the outputs, a wider tensor is one vector.
/// </summary>
public sealed record OnnxMapping
{
    /// <summary>Field to <c>tensor</c> or <c>tensor[index]</c>, the wording of the plan's <c>source.columns</c>; null for all tensors by the rule above.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>The same for outputs.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>The classes of a wider output tensor, in its order: it is then sent as an object of class to probability.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
