using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>One column that is read from a file.</summary>
/// <param name="Source">Its name in the file, matched exactly.</param>
/// <param name="ColumnName">The name of the <see cref="Column"/> it becomes, such as <c>input.dose_mg</c>.</param>
/// <param name="Kind">How its cells are read.</param>
/// <param name="Required">False: the file may lack it, and it is then absent in every row.</param>
internal sealed record TableField(string Source, string ColumnName, CellKind Kind, bool Required = true)
{
    public ColumnShape Shape => Kind switch
    {
        CellKind.Number => ColumnShape.Number,
        CellKind.Numbers or CellKind.Probabilities or CellKind.Interval => ColumnShape.List,
        _ => ColumnShape.Text,
    };
}
