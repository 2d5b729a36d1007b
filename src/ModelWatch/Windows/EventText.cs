using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Writes a row of a batch as the event it was, without what was dropped or masked.</summary>
internal static class EventText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(EventBatch batch, int row)
    {
        using var stream = new MemoryStream();
        using (var to = new Utf8JsonWriter(stream, Options))
        {
            to.WriteStartObject();
            to.WriteString("id", batch.IdTexts[row]);
            to.WriteString("time", new DateTimeOffset(batch.Times[row], TimeSpan.Zero));
            to.WriteString("version", batch.Versions[row]);
            if (batch.Sources[row].Length > 0)
            {
                to.WriteString("source", batch.Sources[row]);
            }

            WritePart(to, batch, row, "inputs", "input.");
            WritePart(to, batch, row, "outputs", "output.");
            WritePart(to, batch, row, "segments", "segment.");
            to.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WritePart(Utf8JsonWriter to, EventBatch batch, int row, string part, string prefix)
    {
        var columns = batch.Columns.Where(c => c.Name.StartsWith(prefix, StringComparison.Ordinal) && c.States[row] != CellState.Absent).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        to.WriteStartObject(part);
        foreach (var column in columns)
        {
            to.WritePropertyName(column.Name[prefix.Length..]);
            WriteCell(to, column, row);
        }

        to.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter to, Column column, int row)
    {
        switch (column.States[row])
        {
            case CellState.Value when column.Shape == ColumnShape.Number:
                to.WriteNumberValue(column.Numbers[row]);
                break;
            case CellState.Value when column.Shape == ColumnShape.List:
                WriteList(to, column, row);
                break;
            case CellState.Value or CellState.WrongKind when column.Codes[row] >= 0:
                to.WriteStringValue(column.Dictionary[column.Codes[row]]);
                break;
            case CellState.Blank:
                to.WriteStringValue("");
                break;
            case CellState.NotANumber:
                to.WriteStringValue("NaN");
                break;
            case CellState.PositiveInfinity:
                to.WriteStringValue("Infinity");
                break;
            case CellState.NegativeInfinity:
                to.WriteStringValue("-Infinity");
                break;
            default:
                to.WriteNullValue();
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter to, Column column, int row)
    {
        var items = Enumerable.Range(column.Offsets[row], column.Offsets[row + 1] - column.Offsets[row]).ToList();
        if (items.Count == 0 || column.ItemCodes[items[0]] < 0)
        {
            to.WriteStartArray();
            items.ForEach(i => to.WriteNumberValue(column.Items[i]));
            to.WriteEndArray();
            return;
        }

        to.WriteStartObject();
        items.ForEach(i => to.WriteNumber(column.Dictionary[column.ItemCodes[i]], column.Items[i]));
        to.WriteEndObject();
    }
}
