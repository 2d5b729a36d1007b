using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Checking;

/// <summary>The columns of a file that a plan names, and how their cells are read.</summary>
internal static class CheckFields
{
    /// <summary>Name of the column that holds the outcome.</summary>
    public const string Label = "label";

    public static IReadOnlyList<TableField> Of(MonitoringPlan plan)
    {
        var fields = new List<TableField>();
        fields.AddRange(plan.Inputs.Select(i => new TableField(i.Name, i.Subject, KindOf(i.Kind), i.Required)));
        fields.AddRange(plan.Outputs.Select(o => new TableField(o.Name, o.Subject, KindOf(o.Kind), Required: false)));
        if (plan.Label is { } label)
            fields.Add(new(label.Column, Label, CellKind.Outcome, Required: false));
        return fields;
    }

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
}
