using System.Text.Json;
using ModelWatch.Doors.Rows;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Bodies;

/// <summary>Reads a body that is a JSON object: the key that holds the rows tells the protocol. Pure.</summary>
internal static class ObjectBody
{
    private const int MostProperties = 10_000;
    private static readonly string[] _requestKeys = ["instances", "inputs", "dataframe_split", "dataframe_records", "data", "jsonData"];
    private static readonly string[] _responseKeys = ["predictions", "outputs", "data", "jsonData", "instances", "dataframe_split", "dataframe_records"];

    public static ForeignTable Read(ReadOnlyMemory<byte> body, bool isResponse)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        var properties = Properties(ref reader, body);
        var tail = body[(int)reader.BytesConsumed..];
        var scalars = properties.Where(p => IsScalar(p.Value.Span)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var key in isResponse ? _responseKeys : _requestKeys)
        {
            if (properties.TryGetValue(key, out var value) && Rows(key, value, tail, scalars) is { } table) return table;
        }

        if (properties.TryGetValue("error", out var error)) throw new ForeignFault($"the model answered with an error: {ForeignBody.Shown(error.Span)}.");
        return Single(body, scalars);
    }

    /// <summary>The properties of the object that the reader stands on, as slices; the reader is left on its closing brace.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Properties(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var properties = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject) throw new ForeignFault("an object is expected.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            if (!properties.TryAdd(name, JsonRows.Cell(ref reader, body))) throw new ForeignFault($"the key {JsonRows.Shown(name)} occurs twice.");
            if (properties.Count > MostProperties) throw new ForeignFault($"it has more than {MostProperties} keys.");
        }

        return properties;
    }

    /// <summary>The same for a whole piece of JSON.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Properties(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return Properties(ref reader, json);
    }

    private static ForeignTable? Rows(string key, ReadOnlyMemory<byte> value, ReadOnlyMemory<byte> tail, Dictionary<string, ReadOnlyMemory<byte>> scalars) => (key, value.Span[0]) switch
    {
        ("inputs" or "outputs", (byte)'[') when TensorBody.IsOne(value) => TensorBody.Read(value, tail, scalars),
        ("inputs" or "outputs" or "instances" or "predictions" or "dataframe_records" or "jsonData", (byte)'[') => Rows(value, key, scalars),
        ("inputs" or "outputs" or "predictions", (byte)'{') => NamedColumns.Read(value, scalars),
        ("dataframe_split", (byte)'{') => NamedColumns.Split(value, "columns", "data", scalars),
        ("data", (byte)'{') => SeldonData.Read(value, scalars),
        ("jsonData", (byte)'{') => Single(value, scalars),
        ("data", _) => null,
        ("predictions" or "outputs", _) when IsScalar(value.Span) => Single("{\"predictions\":"u8.ToArray().Concat(value.ToArray()).Append((byte)'}').ToArray(), scalars),
        _ => throw new ForeignFault($"{key} holds no rows."),
    };

    private static ForeignTable Rows(ReadOnlyMemory<byte> value, string key, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var reader = new Utf8JsonReader(value.Span);
        reader.Read();
        return new JsonRows(value, key).Read(ref reader, scalars);
    }

    /// <summary>The object is itself a row, and so is every object behind it (JSON lines).</summary>
    private static ForeignTable Single(ReadOnlyMemory<byte> body, Dictionary<string, ReadOnlyMemory<byte>> scalars)
    {
        var rows = new JsonRows(body, "the body");
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read()) rows.AddRow(ref reader);
        return rows.Build(scalars);
    }

    private static bool IsScalar(ReadOnlySpan<byte> json) => json[0] is not ((byte)'{' or (byte)'[');
}
