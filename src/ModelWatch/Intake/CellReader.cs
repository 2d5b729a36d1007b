using System.Text.Json;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>Reads the value of one declared field into its column. What does not fit is recorded as found: a bad field is data.</summary>
internal sealed class CellReader(Mask mask)
{
    /// <summary>The reader stands on the value's first token, and on its last when this returns.</summary>
    public void Read(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            column.Set(CellState.Null, TokenKind.None);
            return;
        }

        switch (column.Field.Kind)
        {
            case FieldKind.Number when reader.TokenType == JsonTokenType.Number && !column.Field.Masked:
                column.SetNumber(reader.TryGetDouble(out var number) ? number : double.NaN, WrittenDecimals.Of(reader.ValueSpan));
                break;
            case FieldKind.Numbers or FieldKind.Probabilities or FieldKind.Interval:
                ReadList(ref reader, column);
                break;
            case FieldKind.Number:
                ReadOddNumber(ref reader, column);
                break;
            default:
                ReadText(ref reader, column);
                break;
        }
    }

    private static TokenKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => TokenKind.Text,
        JsonTokenType.Number => TokenKind.Number,
        JsonTokenType.True or JsonTokenType.False => TokenKind.Truth,
        _ => TokenKind.Composite,
    };

    private void ReadOddNumber(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var text = reader.TokenType == JsonTokenType.String ? JsonText.Of(ref reader).Trim() : null;
        switch (text)
        {
            case "":
                column.Set(CellState.Blank, TokenKind.Text);
                break;
            case "NaN":
                column.Set(CellState.NotANumber, TokenKind.Text);
                break;
            case "Infinity" or "+Infinity":
                column.Set(CellState.PositiveInfinity, TokenKind.Text);
                break;
            case "-Infinity":
                column.Set(CellState.NegativeInfinity, TokenKind.Text);
                break;
            default:
                SetWrong(ref reader, column);
                break;
        }
    }

    private void ReadText(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var kind = KindOf(reader.TokenType);
        if (kind == TokenKind.Composite)
        {
            SetWrong(ref reader, column);
            return;
        }

        var raw = JsonText.Of(ref reader);
        if (string.IsNullOrWhiteSpace(raw))
        {
            column.Set(CellState.Blank, kind);
            return;
        }

        var text = column.Field.Kind == FieldKind.Text ? raw : CanonicalText.Of(raw);
        var fits = column.Field.Kind != FieldKind.Truth || text is "true" or "false";
        column.SetText(fits ? CellState.Value : CellState.WrongKind, kind, Shown(column, text));
    }

    private static void ReadList(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var opens = column.Field.Kind == FieldKind.Numbers ? JsonTokenType.StartArray : JsonTokenType.StartObject;
        if (reader.TokenType != opens)
        {
            column.Set(CellState.WrongKind, KindOf(reader.TokenType));
            reader.Skip();
            return;
        }

        var fits = column.Field.Kind switch
        {
            FieldKind.Numbers => ListReader.ReadNumbers(ref reader, column),
            FieldKind.Interval => ListReader.ReadInterval(ref reader, column),
            _ => ListReader.ReadProbabilities(ref reader, column),
        };
        column.Set(fits ? CellState.Value : CellState.WrongKind, TokenKind.Composite);
        if (!fits)
        {
            column.ClearItems();
        }
    }

    /// <summary>Keeps the raw token of a scalar; of an object or a list only that it was one.</summary>
    private void SetWrong(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var kind = KindOf(reader.TokenType);
        if (kind == TokenKind.Composite)
        {
            column.Set(CellState.WrongKind, kind);
            reader.Skip();
            return;
        }

        column.SetText(CellState.WrongKind, kind, Shown(column, JsonText.Of(ref reader)));
    }

    private string Shown(ColumnBuilder column, string text) => column.Field.Masked ? mask.Of(column.Field, text) : text;
}
