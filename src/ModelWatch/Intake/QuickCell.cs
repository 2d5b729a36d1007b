using System.Text.Json;
using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>Reads values of fields for <see cref="QuickReader"/>. Each method passes the value, adds its hash, and gives up on what is no JSON. Not thread safe.</summary>
internal sealed class QuickCell(CellReader cells)
{
    // A field's value stands in a part of an event.
    private const int Deepest = IntakeLimits.Deepest - 2;

    public bool TryRead(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        var field = column.Field;
        var first = json[at];
        if (first == '"')
        {
            return field.Shape == ColumnShape.Text ? TryText(json, ref at, column, key, ref sum) : TryAny(json, ref at, column, key, ref sum);
        }

        if (first <= '9' && field.Shape != ColumnShape.List && !field.Masked)
        {
            return field.Shape == ColumnShape.Number ? TryNumber(json, ref at, column, key, ref sum) : TryNumberText(json, ref at, column, key, ref sum);
        }

        return first == 'n' ? TryNull(json, ref at, column, key, ref sum) : TryAny(json, ref at, column, key, ref sum);
    }

    /// <summary>Passes the value of a field that the plan does not declare.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> json, ref int at, UInt128 key, ref UInt128 sum)
    {
        if (json[at] == '"' && TextScan.Plain(json, at + 1) is var length and >= 0)
        {
            sum += ContentHash.Scalar(key, JsonKind.Text, json.Slice(at + 1, length));
            at += length + 2;
            return true;
        }

        var from = at;
        if (!JsonCheck.Value(json, ref at, out var depth) || depth > Deepest)
        {
            return false;
        }

        sum += ContentHash.Of(key, json[from..at]);
        return true;
    }

    private static bool TryNull(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        if (!json[at..].StartsWith("null"u8))
        {
            return false;
        }

        column.Set(CellState.Null, TokenKind.None);
        sum += ContentHash.Scalar(key, JsonKind.Null, []);
        at += 4;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        var text = json[at..];
        var length = NumberScan.Read(text, out var value, out var decimals);
        if (length == 0)
        {
            return false;
        }

        column.SetNumber(value, decimals);
        sum += ContentHash.Scalar(key, JsonKind.Number, text[..length]);
        at += length;
        return true;
    }

    private bool TryNumberText(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        var length = NumberScan.Length(json[at..]);
        if (length == 0)
        {
            return false;
        }

        var text = json.Slice(at, length);
        var hash = ContentHash.Scalar(key, JsonKind.Number, text);
        cells.SetPlain(column, TokenKind.Number, text, (ulong)hash);
        sum += hash;
        at += length;
        return true;
    }

    private bool TryText(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        var length = TextScan.Plain(json, at + 1);
        if (length is < 0 or > IntakeLimits.LongestText)
        {
            return TryAny(json, ref at, column, key, ref sum);
        }

        var text = json.Slice(at + 1, length);
        var hash = ContentHash.Scalar(key, JsonKind.Text, text);
        cells.SetPlain(column, TokenKind.Text, text, (ulong)hash);
        sum += hash;
        at += length + 2;
        return true;
    }

    private bool TryAny(ReadOnlySpan<byte> json, ref int at, ColumnBuilder column, UInt128 key, ref UInt128 sum)
    {
        var from = at;
        if (!JsonCheck.Value(json, ref at, out var depth) || depth > Deepest)
        {
            return false;
        }

        var value = json[from..at];
        var reader = new Utf8JsonReader(value);
        reader.Read();
        cells.Read(ref reader, column);
        sum += ContentHash.Of(key, value);
        return true;
    }
}
