using System.Text;
using System.Text.Json;
using ModelWatch.Doors.Bodies;
using ModelWatch.Intake;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>Reads CloudEvents in JSON: one (structured mode) or an array of them (batch mode), specification 1.0 and 0.3. Pure.</summary>
internal static class CloudEventJson
{
    /// <summary>One event.</summary>
    /// <exception cref="ForeignFault">It is no CloudEvent.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static CloudEvent Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        var found = Read(ref reader, json);
        reader.Read();
        return found;
    }

    /// <summary>The event that the reader stands on.</summary>
    public static CloudEvent Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new ForeignFault("A CloudEvent must be a JSON object.");
        var properties = ObjectBody.Properties(ref reader, json);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (name is not ("data" or "data_base64") && value.Span[0] is not ((byte)'{' or (byte)'[' or (byte)'n')) attributes[name.ToLowerInvariant()] = Text(name, value);
        }

        return new CloudEvent(attributes, Data(properties, attributes));
    }

    /// <summary>An attribute that is no text is refused: replaced, two different ids would become one.</summary>
    private static string Text(string name, ReadOnlyMemory<byte> value)
    {
        var reader = new Utf8JsonReader(value.Span);
        reader.Read();
        var text = JsonText.Of(ref reader, out var isBroken);
        return isBroken ? throw new ForeignFault($"The attribute {Rows.JsonRows.Shown(name)} holds bytes that are no UTF-8, or half a surrogate pair.") : text;
    }

    private static ReadOnlyMemory<byte> Data(Dictionary<string, ReadOnlyMemory<byte>> properties, Dictionary<string, string> attributes)
    {
        if (properties.TryGetValue("data_base64", out var packed)) return Unpacked(packed);
        if (!properties.TryGetValue("data", out var data) || data.Span.SequenceEqual("null"u8)) return default;
        if (data.Span[0] != '"') return data;
        if (attributes.GetValueOrDefault("datacontentencoding") == "base64") return Unpacked(data);
        // A text is the data themselves: CSV, or JSON that somebody packed into a text.
        return Encoding.UTF8.GetBytes(TensorBody.TextOf(data));
    }

    private static byte[] Unpacked(ReadOnlyMemory<byte> json)
    {
        var text = json.Span[0] == '"' ? TensorBody.TextOf(json) : "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : throw new ForeignFault("The data are no base64.");
    }
}
