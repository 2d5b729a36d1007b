using System.Text.Json;
using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>Reads lists and objects that stand as JSON in a text cell.</summary>
internal static class JsonCells
{
    public static void ReadList(ReadOnlySpan<byte> text, ColumnWriter column)
    {
        var fits = false;
        try
        {
            var reader = new Utf8JsonReader(text);
            reader.Read();
            fits = column.Field.Kind switch
            {
                CellKind.Numbers => Numbers(ref reader, column),
                CellKind.Probabilities => Probabilities(ref reader, column),
                _ => Interval(ref reader, column),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text that is no Unicode: recorded below as found.
        }

        if (fits)
        {
            column.AddList(true, TokenKind.None);
            return;
        }

        column.DropItems();
        column.AddText(CellState.WrongKind, TokenKind.None, text);
    }

    private static bool Numbers(ref Utf8JsonReader reader, ColumnWriter column)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryNumber(ref reader, out var value)) return false;
            column.Item(value, null);
        }

        return true;
    }

    private static bool Probabilities(ref Utf8JsonReader reader, ColumnWriter column)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (!TryNumber(ref reader, out var value)) return false;
            column.Item(value, name);
        }

        return true;
    }

    private static bool Interval(ref Utf8JsonReader reader, ColumnWriter column)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        double? lower = null, upper = null, level = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (!TryNumber(ref reader, out var value)) return false;
            if (name == "lower") lower = value;
            else if (name == "upper") upper = value;
            else if (name == "level") level = value;
        }

        if (lower is null || upper is null) return false;
        column.Item(lower.Value, null);
        column.Item(upper.Value, null);
        column.Item(level ?? 0.95, null);
        return true;
    }

    private static bool TryNumber(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }
}
