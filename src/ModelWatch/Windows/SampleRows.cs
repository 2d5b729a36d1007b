using ModelWatch.Artefacts;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>Turns rows of a reference into the columns that a model file reads.</summary>
internal static class SampleRows
{
    /// <summary>The first <paramref name="most"/> rows, one column for each input of the plan; a masked input is missing in all of them.</summary>
    public static IReadOnlyList<ScoringColumn> Of(MonitoringPlan plan, RowSample sample, int most) =>
        [.. plan.Inputs.Select(i => Column(i, sample.Find(i.Subject), Math.Min(most, sample.Rows)))];

    private static ScoringColumn Column(InputPlan input, Column? column, int rows) => input.Kind == InputKind.Numeric
        ? new(input.Name) { Numbers = [.. Enumerable.Range(0, rows).Select(row => column?.States[row] == CellState.Value ? column.Numbers[row] : double.NaN)] }
        : new(input.Name) { Texts = [.. Enumerable.Range(0, rows).Select(row => Text(column, row))], Values = input.Values };

    private static string? Text(Column? column, int row) =>
        column?.Shape == ColumnShape.Text && column.States[row] == CellState.Value ? column.Dictionary[column.Codes[row]] : null;
}
