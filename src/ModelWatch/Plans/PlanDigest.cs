using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Plans;

/// <summary>
/// The digest of a plan's meaning: SHA-256 of a canonical JSON in which defaults are written out, keys sorted and values in canonical form.
/// Comments, key order and spelling do not count; the order of inputs, outputs and lists does.
/// </summary>
internal static class PlanDigest
{
    /// <summary>Lower-case hex.</summary>
    public static string Of(MonitoringPlan plan) => Convert.ToHexStringLower(SHA256.HashData(Canonical(plan)));

    /// <summary>The bytes that are hashed.</summary>
    public static byte[] Canonical(MonitoringPlan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, PlanShape.Of(plan));
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case double number: json.WriteRawValue(Encoding.UTF8.GetBytes(CanonicalText.Of(number)), skipInputValidation: true); break;
            case int whole: json.WriteNumberValue(whole); break;
            case TimeSpan span: json.WriteStringValue(span.Ticks.ToString(CultureInfo.InvariantCulture)); break;
            case Enum word: json.WriteStringValue(word.ToString()); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteMap(json, map); break;
            case IEnumerable<object?> list: WriteList(json, list); break;
            default: throw new ArgumentException($"a plan holds no {value.GetType().Name}", nameof(value));
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable<object?> list)
    {
        json.WriteStartArray();
        foreach (var item in list) Write(json, item);
        json.WriteEndArray();
    }
}
