using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.References.Building;

/// <summary>Which columns of a file a plan asks for.</summary>
internal static class ReferenceLayout
{
    /// <summary>The name of the label's column in a plan that declares none.</summary>
    private const string DefaultLabel = "label";

    public const string TimeColumn = "time";

    /// <summary>Inputs, outputs, segments that are no inputs, label and time, in this order.</summary>
    public static IReadOnlyList<TableField> Of(MonitoringPlan plan)
    {
        var inputs = plan.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var fields = plan.Inputs.Select(i => new TableField(i.Name, i.Subject, KindOf(i.Kind), i.Required))
            .Concat(plan.Outputs.Select(o => new TableField(o.Name, o.Subject, KindOf(o.Kind))))
            .Concat(plan.Segments.Where(s => !inputs.Contains(s)).Select(s => new TableField(s, "segment." + s, CellKind.Category, false)));
        if (plan.Label is { } label)
            fields = fields.Append(new TableField(label.Column, "label", KindOf(label.Kind), label.Column != DefaultLabel));
        return [.. fields, new TableField(plan.Reference.Time, TimeColumn, CellKind.Time, false)];
    }

    /// <summary>The problems of missing columns: each required field that <paramref name="has"/> denies.</summary>
    public static IEnumerable<ReferenceProblem> Missing(IReadOnlyList<TableField> fields, Func<TableField, bool> has) =>
        from field in fields
        where field.Required && !has(field)
        select new ReferenceProblem($"The column \"{field.Source}\" is missing; the plan declares it as {Role(field)}.", Column: field.Source);

    private static string Role(TableField field) => field.ColumnName.Split('.')[0] switch
    {
        "input" => "an input (an input that may be missing has required: false)",
        "output" => "an output",
        _ => "the column of the label",
    };

    private static CellKind KindOf(InputKind kind) => kind switch
    {
        InputKind.Numeric => CellKind.Number,
        InputKind.Categorical => CellKind.Category,
        InputKind.Boolean => CellKind.Truth,
        InputKind.Date => CellKind.Date,
        InputKind.Vector => CellKind.Numbers,
        _ => CellKind.Text,
    };

    private static CellKind KindOf(OutputKind kind) => kind switch
    {
        OutputKind.Probability or OutputKind.Number => CellKind.Number,
        OutputKind.Class => CellKind.Category,
        OutputKind.Probabilities => CellKind.Probabilities,
        OutputKind.Interval => CellKind.Interval,
        _ => CellKind.Numbers,
    };

    private static CellKind KindOf(LabelKind kind) => kind switch
    {
        LabelKind.Number => CellKind.Number,
        LabelKind.Binary => CellKind.Outcome,
        _ => CellKind.Category,
    };
}
