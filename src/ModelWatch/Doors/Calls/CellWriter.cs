using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Calls;

/// <summary>Writes foreign cells as native JSON values. JSON goes through as it was written; bare text gets the kind that its field declares, by the rules of a CSV reference.</summary>
internal static class CellWriter
{
    /// <summary>Writes the value of a row; false, and nothing written, where the row has none.</summary>
    public static bool Write(IBufferWriter<byte> to, Bound bound, int row, ReadOnlySpan<byte> before)
    {
        var cells = bound.Column.Row(row);
        if (bound.Index is { } index) cells = index < cells.Length ? cells.Slice(index, 1) : [];
        if (cells.IsEmpty) return false;
        to.Write(before);
        if (cells.Length == 1 && (bound.Kind != BoundKind.Vector || IsWhole(cells[0], bound))) WriteCell(to, cells[0], bound.Kind, bound.Column.IsText);
        else if (bound.Kind == BoundKind.Probabilities && cells.Length == bound.Classes.Count) WriteObject(to, cells, bound, bound.Classes);
        else if (bound.Kind == BoundKind.Interval && cells.Length is 2 or 3) WriteObject(to, cells, bound, ["lower", "upper", "level"]);
        else WriteList(to, cells, bound);
        return true;
    }

    public static void WriteCell(IBufferWriter<byte> to, ReadOnlyMemory<byte> cell, BoundKind kind, bool isText)
    {
        if (!isText) to.Write(cell.IsEmpty ? "null"u8 : cell.Span);
        else if (cell.Equals(ForeignColumn.NullText)) to.Write("null"u8);
        else WriteText(to, cell.Span, kind);
    }

    /// <summary>The rule of JSON for numbers: no plus sign, no leading zeros, digits on both sides of the point.</summary>
    public static bool IsJsonNumber(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.Length > 400 || (text[0] != '-' && !char.IsAsciiDigit((char)text[0]))) return false;
        try
        {
            var reader = new Utf8JsonReader(text);
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsWhole(ReadOnlyMemory<byte> cell, Bound bound) =>
        bound.Index is null && (cell.Equals(ForeignColumn.NullText) || cell.Span is [(byte)'[', ..] or [(byte)'n', ..]);

    private static void WriteObject(IBufferWriter<byte> to, ReadOnlySpan<ReadOnlyMemory<byte>> cells, Bound bound, IReadOnlyList<string> names)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            to.Write(i == 0 ? "{"u8 : ","u8);
            JsonBytes.WriteText(to, names[i]);
            to.Write(":"u8);
            WriteCell(to, cells[i], BoundKind.Number, bound.Column.IsText);
        }

        to.Write("}"u8);
    }

    private static void WriteList(IBufferWriter<byte> to, ReadOnlySpan<ReadOnlyMemory<byte>> cells, Bound bound)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            to.Write(i == 0 ? "["u8 : ","u8);
            WriteCell(to, cells[i], BoundKind.Number, bound.Column.IsText);
        }

        to.Write("]"u8);
    }

    private static void WriteText(IBufferWriter<byte> to, ReadOnlySpan<byte> cell, BoundKind kind)
    {
        var text = cell[Ascii.Trim(cell)];
        if (kind is BoundKind.Number or BoundKind.Truth or BoundKind.Date && IsMissingToken(text)) to.Write("null"u8);
        else if (kind == BoundKind.Number && Number(text) is { } number) to.Write(number);
        else if (kind == BoundKind.Truth && Truth(text) is { } truth) to.Write(truth ? "true"u8 : "false"u8);
        else if (kind == BoundKind.Category && IsJsonNumber(text)) to.Write(text);
        else if (kind is BoundKind.Vector or BoundKind.Probabilities or BoundKind.Interval && IsJson(text)) to.Write(text);
        else JsonBytes.WriteText(to, cell);
    }

    private static byte[]? Number(ReadOnlySpan<byte> text)
    {
        if (IsJsonNumber(text)) return text.ToArray();
        if (!Utf8Parser.TryParse(text, out double value, out var used) || used != text.Length || text.IsEmpty)
        {
            var sign = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
            var isInfinite = Ascii.EqualsIgnoreCase(text[sign..], "inf") || Ascii.EqualsIgnoreCase(text[sign..], "infinity");
            return isInfinite ? (text[0] == '-' ? "\"-Infinity\""u8 : "\"Infinity\""u8).ToArray() : null;
        }

        return double.IsFinite(value) ? Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)) : null;
    }

    private static bool? Truth(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text, "true") || text is [(byte)'1'] ? true : Ascii.EqualsIgnoreCase(text, "false") || text is [(byte)'0'] ? false : null;

    private static bool IsMissingToken(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("NA"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("null"u8) || text.SequenceEqual("None"u8);

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
            }

            return text is [(byte)'[' or (byte)'{', ..];
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
