using System.Text;

namespace ModelWatch.Plans.Proposing;

/// <summary>Writes the inputs and outputs of a proposal.</summary>
internal static class ProposedFields
{
    public static void WriteInputs(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles, ModelSummary? model)
    {
        text.AppendLine("inputs:");
        var named = model is { Inputs.Count: > 1 } ? model.Inputs.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal) : [];
        var count = 0;
        foreach (var (column, role) in roles)
        {
            if (role == ColumnRole.Identifier) text.AppendLine($"  # {YamlText.Comment(column.Name)}: left out, it looks like an identifier");
            if (role != ColumnRole.Input) continue;
            count++;
            text.AppendLine(FieldLines.Input(column));
            if (named.Count > 0 && !named.Contains(column.Name)) text.AppendLine($"  # {YamlText.Comment(column.Name)} is no input of the model file: remove it unless it is watched beside");
        }

        foreach (var name in named.Where(name => !roles.Any(pair => pair.Column.Name == name)))
            text.AppendLine($"  # {YamlText.Comment(name)} is an input of the model file; the reference has no such column");
        if (count == 0) text.AppendLine("  input: {kind: numeric}  # no column of the file looks like an input: name them here");
    }

    public static void WriteOutputs(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles, ModelSummary? model)
    {
        text.AppendLine("outputs:");
        var outputs = roles.Where(pair => pair.Role == ColumnRole.Output).Select(pair => pair.Column).ToArray();
        foreach (var column in outputs) text.AppendLine(FieldLines.Output(column));
        if (outputs.Length > 0) return;
        var taken = roles.Select(pair => pair.Column.Name).ToHashSet(StringComparer.Ordinal);
        var tensors = model?.Outputs.Where(tensor => !taken.Contains(tensor.Name)).ToArray() ?? [];
        foreach (var tensor in tensors)
            text.AppendLine(FieldLines.Line(tensor.Name, ["kind: " + Kind(tensor)], "from the model file; the reference has no such column"));
        if (tensors.Length == 0)
            text.AppendLine(FieldLines.Line(Unfinished.Name, ["kind: " + Guess(roles)], "no column of the file looks like an output: put the name of the one that is in place of FILL-IN, and take it out of inputs"));
    }

    private static string Kind(TensorSummary tensor)
    {
        if (tensor.IsMap || (tensor.Width > 1 && tensor.Name.Contains("prob", StringComparison.OrdinalIgnoreCase))) return "probabilities";
        if (tensor.IsText || tensor.IsWhole) return "class";
        if (tensor.Width > 1) return "vector";
        return tensor.Name.Contains("prob", StringComparison.OrdinalIgnoreCase) || tensor.Name.Contains("score", StringComparison.OrdinalIgnoreCase) ? "probability" : "number";
    }

    private static string Guess(IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles)
    {
        var label = roles.FirstOrDefault(pair => pair.Role == ColumnRole.Label).Column;
        return label is null ? "number" : KindInference.Label(label) switch
        {
            LabelKind.Binary => "probability",
            LabelKind.Class => "class",
            _ => "number",
        };
    }
}
