using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelWatch.Reports;

/// <summary>
/// The canonical form of the manifest and of the figures: keys sorted by code unit, no white space, every value a text, UTF-8 without mark.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Values may be null, text, lists of values, and maps of text to values.</summary>
    public static byte[] Of(object? value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, value);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text.Normalize(NormalizationForm.FormC));
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (key, member) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"the canonical form holds no {value.GetType().Name}", nameof(value));
        }
    }
}
