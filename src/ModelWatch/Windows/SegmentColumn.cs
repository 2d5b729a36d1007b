using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>The column that cuts a batch into the values of one segment.</summary>
internal sealed record SegmentColumn(string Name, Column Column, FeatureSchema? Schema)
{
    /// <summary>The code of the row's value, or -1 where it has none.</summary>
    public int Code(int row) => Column.States[row] == CellState.Value ? Column.Codes[row] : -1;

    /// <summary>What a code means in canonical form; null where that is no value.</summary>
    public string? Value(int code) => Schema is null ? Column.Dictionary[code] : Schema.Judge(Column, code).Value;
}
