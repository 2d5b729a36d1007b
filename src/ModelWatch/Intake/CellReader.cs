using System.Text;
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

        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > IntakeLimits.LongestText)
        {
            SetLong(ref reader, column);
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

    /// <summary>Sets the cell of a column of texts to a text, number or literal given by its bytes, which are UTF-8 without escapes.</summary>
    public void SetPlain(ColumnBuilder column, TokenKind kind, ReadOnlySpan<byte> text, ulong hash)
    {
        if (!column.TrySetKnown(kind, text, hash))
        {
            column.Learn(kind, text, hash, Judged(column.Field, Encoding.UTF8.GetString(text)));
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

        var raw = JsonText.Of(ref reader, out var isBroken);
        var known = Judged(column.Field, raw);
        kind = isBroken ? TokenKind.BrokenText : kind;
        if (known.Shown is { } shown)
        {
            column.SetText(known.State, kind, shown);
        }
        else
        {
            column.Set(known.State, kind);
        }
    }

    private KnownText Judged(Field field, string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return new KnownText(CellState.Blank, null);
        }

        var text = field.Kind == FieldKind.Text ? raw : CanonicalText.Of(raw);
        var fits = field.Kind != FieldKind.Truth || text is "true" or "false";
        return new KnownText(fits ? CellState.Value : CellState.WrongKind, Shown(field, text));
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
        if (!fits)
        {
            column.ClearItems();
        }

        column.Set(fits ? CellState.Value : CellState.WrongKind, TokenKind.Composite);
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

        var text = JsonText.Of(ref reader, out var isBroken);
        column.SetText(CellState.WrongKind, isBroken ? TokenKind.BrokenText : kind, Shown(column.Field, text));
    }

    /// <summary>A text beyond the bound is of no kind; its beginning and its length are shown.</summary>
    private void SetLong(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var text = JsonText.Of(ref reader, out var isBroken);
        column.SetText(
            CellState.WrongKind,
            isBroken ? TokenKind.BrokenText : TokenKind.Text,
            column.Field.Masked ? mask.Of(column.Field, text) : $"{text.AsSpan(0, Math.Min(text.Length, IntakeLimits.ShownOfLongText))}... ({text.Length} characters)");
    }

    private string Shown(Field field, string text) => field.Masked ? mask.Of(field, text) : text;
}
