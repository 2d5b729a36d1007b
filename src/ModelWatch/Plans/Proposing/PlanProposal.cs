using System.Text;
using System.Text.RegularExpressions;

namespace ModelWatch.Plans.Proposing;

/// <summary>Writes a first plan from what a reference file (and a model file) look like: YAML with comments, for a person to finish.</summary>
internal static partial class PlanProposal
{
    /// <param name="name">A text from which the model's name is made, such as the name of the file.</param>
    /// <param name="columns">The columns of the reference file, at least one.</param>
    /// <param name="model">The model file, or null.</param>
    /// <param name="encoding">The encoding of the reference file where it is not UTF-8, else null.</param>
    /// <returns>A text that <see cref="PlanReader"/> accepts, save that an output which nothing told of has to be named first (<see cref="Unfinished.Name"/>).</returns>
    public static string Write(string name, IReadOnlyList<ColumnSummary> columns, ModelSummary? model, string? encoding = null)
    {
        var roles = ColumnRoles.Of(columns, model);
        var text = new StringBuilder();
        Head(text, ModelName(name), columns[0].Rows, model);
        ProposedFields.WriteInputs(text, roles, model);
        ProposedFields.WriteOutputs(text, roles, model);
        WriteLabel(text, roles);
        WriteReference(text, roles, encoding);
        WriteSource(text, roles, model);
        WriteRest(text, roles);
        return text.ToString();
    }

    /// <summary>A model name made from any text.</summary>
    public static string ModelName(string text)
    {
        var name = Other().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return name.Length == 0 ? "my-model" : name[..Math.Min(name.Length, 64)].Trim('-');
    }

    private static void Head(StringBuilder text, string model, long rows, ModelSummary? file) => text.Append(
        $$"""
        # Proposed from {{rows}} rows. Read every line: the file shows what was, not what should be.
        model: {{YamlText.Of(model)}}{{(model.All(char.IsAsciiDigit) ? "" : "           # a-z, 0-9 and -")}}
        version: "1.0.0"
        # purpose: what the model decides, and who acts on it
        risk: medium              # low, medium or high: how much harm a wrong output can do
        # owners: {data-science: WHO, quality: WHO, on-call: WHO, business: WHO}
        {{(file is null ? "# artifact: {path: model.onnx, sha256: 64 hexadecimal digits}" : $"artifact: {{path: {YamlText.Of(file.Path)}, sha256: {file.Sha256}}}")}}
        window: {length: 1h, lateness: 5m, minimum: 200}   # 5m, 15m, 1h, 1d, 1w or 1mo

        """);

    private static void WriteLabel(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles)
    {
        if (roles.FirstOrDefault(pair => pair.Role == ColumnRole.Label).Column is not { } label)
        {
            text.AppendLine("# label: {kind: binary, positive: \"1\", maturity: 30d}   # no column looks like the outcome");
            return;
        }

        var kind = KindInference.Label(label);
        var positive = kind == LabelKind.Binary && label.Values is [.., var last] ? ", positive: " + YamlText.Value(last) : "";
        var column = label.Name == "label" ? "" : ", column: " + YamlText.Of(label.Name);
        text.AppendLine($"label: {{kind: {FieldLines.Name(kind)}{positive}{column}, maturity: 0}}   # maturity: how long the outcome takes to become known");
    }

    private static void WriteReference(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles, string? encoding)
    {
        var parts = new List<string>();
        if (roles.FirstOrDefault(pair => pair.Role == ColumnRole.Time).Column is { Name: not "time" } time) parts.Add("time: " + YamlText.Of(time.Name));
        if (encoding is not null) parts.Add("encoding: " + YamlText.Of(encoding));
        if (parts.Count > 0) text.AppendLine($"reference: {{{string.Join(", ", parts)}}}");
    }

    /// <summary>A model file with one wide tensor takes its inputs by position.</summary>
    private static void WriteSource(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles, ModelSummary? model)
    {
        if (model?.Inputs is not [{ Width: > 1 } wide]) return;
        var inputs = roles.Where(pair => pair.Role == ColumnRole.Input).Select(pair => pair.Column.Name).ToArray();
        if (inputs.Length != wide.Width)
        {
            text.AppendLine($"# The model takes {wide.Width} numbers in {YamlText.Comment(wide.Name)}, the plan has {inputs.Length} inputs: say in source which is which.");
            return;
        }

        text.AppendLine("source:                   # by position: check the order");
        text.AppendLine("  columns:");
        for (var i = 0; i < inputs.Length; i++) text.AppendLine($"    {YamlText.Of(inputs[i])}: {YamlText.Of($"{wide.Name}[{i}]")}");
    }

    private static void WriteRest(StringBuilder text, IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> roles)
    {
        var parts = roles.Where(pair => pair.Role == ColumnRole.Input && KindInference.Input(pair.Column) == InputKind.Categorical && pair.Column.Values is { Count: >= 2 and <= 10 })
            .Select(pair => pair.Column.Name).Take(3).ToArray();
        if (parts.Length > 0) text.AppendLine($"# segments: {YamlText.Comment(FieldLines.List(parts))}   # figures are split by the values of these");
        text.AppendLine("alerts: {falseAlarmsPerYear: 1, tolerance: 0.02, season: 7d}");
        text.AppendLine("# criteria: [{measure: roc_auc, atLeast: 0.80}]   # what must hold, decided on the confidence bound");
        text.AppendLine("report: {every: month, zone: UTC}");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();
}
