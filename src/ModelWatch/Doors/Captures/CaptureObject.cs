using System.Text.Json;
using ModelWatch.Doors.Bodies;

namespace ModelWatch.Doors.Captures;

/// <summary>One JSON object of a recorded file, by its keys.</summary>
internal sealed class CaptureObject
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _properties;

    private CaptureObject(Dictionary<string, ReadOnlyMemory<byte>> properties) => _properties = properties;

    /// <exception cref="ForeignFault">It is no object.</exception>
    /// <exception cref="JsonException">It is no JSON, or there is more behind it.</exception>
    public static CaptureObject Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        var properties = ObjectBody.Properties(ref reader, json);
        reader.Read();
        return new CaptureObject(properties);
    }

    /// <summary>The raw JSON of a key, or null when it is absent or null.</summary>
    public ReadOnlyMemory<byte>? Raw(string key) => _properties.TryGetValue(key, out var value) && !value.Span.SequenceEqual("null"u8) ? value : (ReadOnlyMemory<byte>?)null;

    /// <summary>The text of a scalar, or null.</summary>
    public string? Text(string key) => Raw(key) is { } value && value.Span[0] is not ((byte)'{' or (byte)'[') ? TensorBody.TextOf(value) : null;

    /// <summary>The object under a key, or null when it is absent.</summary>
    public CaptureObject? Object(string key) => Raw(key) is { } value && value.Span[0] == '{' ? Read(value) : null;
}
