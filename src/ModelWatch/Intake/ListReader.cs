using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>Reads lists and small objects of numbers. Each method leaves the reader on the closing token and says whether all of it fitted.</summary>
internal static class ListReader
{
    public static bool ReadNumbers(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var fits = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value))
            {
                column.AddItem(value, null);
            }
            else
            {
                fits = false;
                reader.Skip();
            }
        }

        return fits;
    }

    /// <summary>An object of class to probability. Class names are canonical texts.</summary>
    public static bool ReadProbabilities(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        var fits = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = CanonicalText.Of(JsonText.Of(ref reader));
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value))
            {
                column.AddItem(value, name);
            }
            else
            {
                fits = false;
                reader.Skip();
            }
        }

        return fits;
    }

    /// <summary>An object of lower, upper and level; stored in this order, a missing level as 0.95.</summary>
    public static bool ReadInterval(ref Utf8JsonReader reader, ColumnBuilder column)
    {
        double? lower = null, upper = null, level = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            var value = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : (double?)null;
            lower = name == "lower" ? value : lower;
            upper = name == "upper" ? value : upper;
            level = name == "level" ? value : level;
            reader.Skip();
        }

        if (lower is null || upper is null)
        {
            return false;
        }

        column.AddItem(lower.Value, null);
        column.AddItem(upper.Value, null);
        column.AddItem(level ?? 0.95, null);
        return true;
    }
}
