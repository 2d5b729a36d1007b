using System.Text.Json;
using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Sending;

/// <summary>Values of a record as JSON. NaN and the infinities have no number in JSON: they are written as the texts that the service knows.</summary>
internal static class ValueWriter
{
    /// <summary>A field of a schema.</summary>
    public static void WriteField(Utf8JsonWriter json, ref RecordReader from, SchemaField field, int form)
    {
        if (form == RecordTag.Mixed)
        {
            var kind = (FeatureKind)from.Read<byte>();
            if (kind != FeatureKind.Absent)
            {
                json.WritePropertyName(field.Encoded);
                WriteValue(json, ref from, kind, field);
            }

            return;
        }

        json.WritePropertyName(field.Encoded);
        if (field.EncodedParts is null && field.Width == 1)
        {
            WriteNumber(json, ref from, form);
            return;
        }

        Start(json, field.EncodedParts);
        for (var i = 0; i < field.Width; i++)
        {
            Name(json, field.EncodedParts, i);
            WriteNumber(json, ref from, form);
        }

        End(json, field.EncodedParts);
    }

    /// <summary>A field whose name stands in the record.</summary>
    public static void WriteNamed(Utf8JsonWriter json, ref RecordReader from)
    {
        var name = from.ReadText();
        var kind = (FeatureKind)from.Read<byte>();
        if (kind != FeatureKind.Absent)
        {
            json.WritePropertyName(name);
            WriteValue(json, ref from, kind, null);
        }
    }

    /// <summary>A value with its kind before it; one that is absent is null here.</summary>
    public static void WriteAny(Utf8JsonWriter json, ref RecordReader from, SchemaField? field) => WriteValue(json, ref from, (FeatureKind)from.Read<byte>(), field);

    private static void WriteValue(Utf8JsonWriter json, ref RecordReader from, FeatureKind kind, SchemaField? field)
    {
        switch (kind)
        {
            case FeatureKind.Number:
                Write(json, from.Read<double>());
                break;
            case FeatureKind.Single:
                Write(json, from.Read<float>());
                break;
            case FeatureKind.Integer:
                json.WriteNumberValue(from.Read<long>());
                break;
            case FeatureKind.True or FeatureKind.False:
                json.WriteBooleanValue(kind == FeatureKind.True);
                break;
            case FeatureKind.Text:
                json.WriteStringValue(from.ReadText());
                break;
            case FeatureKind.Numbers:
                WriteNumbers(json, ref from, field?.EncodedParts);
                break;
            case FeatureKind.Parts:
                WriteParts(json, ref from);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>An array, or an object where the schema names as many parts.</summary>
    private static void WriteNumbers(Utf8JsonWriter json, ref RecordReader from, JsonEncodedText[]? parts)
    {
        var count = from.Read<int>();
        parts = parts?.Length == count ? parts : null;
        Start(json, parts);
        for (var i = 0; i < count; i++)
        {
            Name(json, parts, i);
            Write(json, from.Read<double>());
        }

        End(json, parts);
    }

    private static void WriteParts(Utf8JsonWriter json, ref RecordReader from)
    {
        json.WriteStartObject();
        for (var left = from.Read<int>(); left > 0; left--)
        {
            json.WritePropertyName(from.ReadText());
            Write(json, from.Read<double>());
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ref RecordReader from, int form)
    {
        if (form == RecordTag.Floats)
        {
            Write(json, from.Read<float>());
        }
        else
        {
            Write(json, from.Read<double>());
        }
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteUnlike(json, value);
        }
    }

    private static void Write(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteUnlike(json, value);
        }
    }

    private static void WriteUnlike(Utf8JsonWriter json, double value) =>
        json.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);

    private static void Start(Utf8JsonWriter json, JsonEncodedText[]? parts)
    {
        if (parts is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartObject();
        }
    }

    private static void Name(Utf8JsonWriter json, JsonEncodedText[]? parts, int index)
    {
        if (parts is not null)
        {
            json.WritePropertyName(parts[index]);
        }
    }

    private static void End(Utf8JsonWriter json, JsonEncodedText[]? parts)
    {
        if (parts is null)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteEndObject();
        }
    }
}
