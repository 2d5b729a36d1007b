using System.Globalization;
using System.Text;
using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>Puts a typed value into a column of a declared kind. As with JSON, a value of another kind is not mended.</summary>
internal static class ParquetCells
{
    public static void Number(double value, ColumnWriter column)
    {
        if (column.Field.Kind == CellKind.Number || !double.IsFinite(value)) column.AddNumber(value, TokenKind.Number);
        else Written(value.ToString("R", CultureInfo.InvariantCulture), column);
    }

    /// <summary>A single-precision number keeps its short text as a category (0.1, not 0.10000000149).</summary>
    public static void Single(float value, ColumnWriter column)
    {
        if (column.Field.Kind == CellKind.Number || !float.IsFinite(value)) column.AddNumber(value, TokenKind.Number);
        else Written(value.ToString("R", CultureInfo.InvariantCulture), column);
    }

    public static void Whole(long value, ColumnWriter column)
    {
        if (column.Field.Kind == CellKind.Number) column.AddNumber(value, TokenKind.Number);
        else Written(value.ToString(CultureInfo.InvariantCulture), column);
    }

    public static void Exact(decimal value, ColumnWriter column)
    {
        if (column.Field.Kind == CellKind.Number) column.AddNumber((double)value, TokenKind.Number);
        else Written(value.ToString(CultureInfo.InvariantCulture), column);
    }

    public static void Truth(bool value, ColumnWriter column) =>
        column.AddText(State(column), TokenKind.Truth, value ? "true" : "false");

    public static void Text(string? value, ColumnWriter column)
    {
        if (value is null) column.Add(CellState.Null);
        else if (string.IsNullOrWhiteSpace(value)) column.Add(CellState.Blank, TokenKind.Text);
        else if (column.Field.Shape == ColumnShape.List) JsonCells.ReadList(Encoding.UTF8.GetBytes(value), column);
        else column.AddText(column.Field.Kind == CellKind.Truth && !IsTruth(value) ? CellState.WrongKind : State(column), TokenKind.Text, value);
    }

    private static void Written(string text, ColumnWriter column) =>
        column.AddText(column.Field.Kind == CellKind.Truth ? CellState.WrongKind : State(column), TokenKind.Number, text);

    /// <summary>A text or a truth value is a value where text is held; in a column of numbers or lists it is of the wrong kind.</summary>
    private static CellState State(ColumnWriter column) => column.Field.Shape == ColumnShape.Text ? CellState.Value : CellState.WrongKind;

    private static bool IsTruth(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
}
