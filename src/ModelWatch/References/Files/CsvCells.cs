using System.Buffers.Text;
using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>Reads the text of a CSV cell as the kind of its column. What does not fit is recorded as found.</summary>
internal static class CsvCells
{
    public static void Read(ReadOnlySpan<byte> cell, bool quoted, ColumnWriter column)
    {
        if (cell.IsEmpty && !quoted)
        {
            column.Add(CellState.Null);
            return;
        }

        var text = Trim(cell);
        if (text.IsEmpty) column.Add(CellState.Blank);
        else if (TakesTokens(column.Field.Kind) && IsMissingToken(text)) column.AddText(CellState.MissingToken, TokenKind.None, text);
        else ReadValue(cell, text, column);
    }

    private static void ReadValue(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> text, ColumnWriter column)
    {
        switch (column.Field.Kind)
        {
            case CellKind.Number:
                ReadNumber(text, column);
                break;
            case CellKind.Truth:
                ReadTruth(text, column);
                break;
            case CellKind.Numbers or CellKind.Probabilities or CellKind.Interval:
                JsonCells.ReadList(text, column);
                break;
            default:
                column.AddText(CellState.Value, TokenKind.None, cell);
                break;
        }
    }

    private static void ReadNumber(ReadOnlySpan<byte> text, ColumnWriter column)
    {
        if (Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length)
        {
            column.AddNumber(value, TokenKind.None, WrittenDecimals.Of(text));
            return;
        }

        var sign = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (Is(text[sign..], "inf") || Is(text[sign..], "infinity"))
            column.Add(text[0] == '-' ? CellState.NegativeInfinity : CellState.PositiveInfinity);
        else if (Is(text, "nan"))
            column.Add(CellState.NotANumber);
        else
            column.AddText(CellState.WrongKind, TokenKind.None, text);
    }

    /// <summary>1 and 0 stand for true and false here, because CSV has no kinds and many writers know no other form.</summary>
    private static void ReadTruth(ReadOnlySpan<byte> text, ColumnWriter column)
    {
        if (Is(text, "true") || text is [(byte)'1']) column.AddText(CellState.Value, TokenKind.None, "true"u8);
        else if (Is(text, "false") || text is [(byte)'0']) column.AddText(CellState.Value, TokenKind.None, "false"u8);
        else column.AddText(CellState.WrongKind, TokenKind.None, text);
    }

    private static bool TakesTokens(CellKind kind) =>
        kind is CellKind.Number or CellKind.Truth or CellKind.Date or CellKind.Outcome or CellKind.Time;

    private static bool IsMissingToken(ReadOnlySpan<byte> text) =>
        text.Length is >= 2 and <= 4
        && (text.SequenceEqual("NA"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("null"u8) || text.SequenceEqual("None"u8));

    private static bool Is(ReadOnlySpan<byte> text, string word) => System.Text.Ascii.EqualsIgnoreCase(text, word);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || (cell[0] > ' ' && cell[^1] > ' ') ? cell : System.Text.Ascii.Trim(cell) is var range ? cell[range] : cell;
}
