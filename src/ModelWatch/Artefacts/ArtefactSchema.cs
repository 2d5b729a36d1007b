using ModelWatch.Artefacts.Onnx;
using ModelWatch.Plans;

namespace ModelWatch.Artefacts;

/// <summary>Compares what an ONNX file takes and gives with what the plan declares.</summary>
/// <remarks>
/// Two forms fit: one tensor [N, 1] or [N] for each input, by name; or one float tensor [N, k] whose k columns are the plan's inputs in order
/// (a categorical input as the index of its value in <c>values</c>). Inputs that the model does not take are allowed in the first form.
/// </remarks>
internal static class ArtefactSchema
{
    /// <summary>Differences, each one sentence; empty when they fit.</summary>
    public static IReadOnlyList<string> Compare(MonitoringPlan plan, OnnxFile file) =>
        [.. Inputs(plan, file.Inputs), .. plan.Outputs.SelectMany(o => Output(o, file.Outputs))];

    private static IEnumerable<string> Inputs(MonitoringPlan plan, IReadOnlyList<OnnxTensor> tensors)
    {
        if (tensors is [var only] && plan.Inputs.All(i => i.Name != only.Name))
            return Joined(plan, only);
        return tensors.SelectMany(t => plan.Inputs.FirstOrDefault(i => i.Name == t.Name) is { } input
            ? Named(input, t)
            : [$"The model takes {t.Name}, which the plan does not declare."]);
    }

    private static IEnumerable<string> Joined(MonitoringPlan plan, OnnxTensor tensor)
    {
        if (tensor.Element != OnnxElement.Float)
            yield return $"The model takes {tensor.Name} as {tensor.Element}; one tensor for all inputs must be float.";
        if (tensor.Width is { } width && width != plan.Inputs.Count)
            yield return $"The model takes {width} values in {tensor.Name}; the plan declares {plan.Inputs.Count} inputs.";
        foreach (var input in plan.Inputs.Where(i => i.Kind == InputKind.Categorical && i.Values.Count == 0))
            yield return $"Input {input.Name} is categorical without values, so it has no number in {tensor.Name}.";
        foreach (var input in plan.Inputs.Where(i => i.Kind is InputKind.Text or InputKind.Date or InputKind.Vector))
            yield return $"Input {input.Name} is {input.Kind.ToString().ToLowerInvariant()}, which cannot be one number of {tensor.Name}.";
    }

    private static IEnumerable<string> Named(InputPlan input, OnnxTensor tensor)
    {
        if (tensor.Width is { } width && width != 1)
            yield return $"The model takes {width} values for {input.Name}; the plan declares one.";
        var numbers = tensor.Element is OnnxElement.Float or OnnxElement.Double or OnnxElement.Int64 or OnnxElement.Truth;
        var fits = input.Kind switch
        {
            InputKind.Numeric or InputKind.Boolean => numbers,
            InputKind.Categorical => tensor.Element == OnnxElement.Text || (numbers && input.Values.Count > 0),
            InputKind.Text or InputKind.Date => tensor.Element == OnnxElement.Text,
            _ => false,
        };
        if (!fits)
            yield return $"The model takes {input.Name} as {tensor.Element}; the plan says {input.Kind.ToString().ToLowerInvariant()}.";
    }

    private static IEnumerable<string> Output(OutputPlan output, IReadOnlyList<OnnxTensor> tensors)
    {
        var tensor = tensors.FirstOrDefault(t => t.Name == output.Name);
        if (tensor is null)
        {
            if (tensors.Count != 1)
                yield return $"The model gives no {output.Name}; it gives {string.Join(", ", tensors.Select(t => t.Name))}.";
            yield break;
        }

        var wanted = output.Kind == OutputKind.Probabilities && output.Classes.Count > 0 ? output.Classes.Count : 1;
        var pair = output.Kind == OutputKind.Probability && tensor.Width == 2;
        if (tensor.Width is { } width && width != wanted && !pair && output.Kind is not (OutputKind.Vector or OutputKind.Interval))
            yield return $"The model gives {width} values for {output.Name}; the plan declares {wanted}.";
    }
}
