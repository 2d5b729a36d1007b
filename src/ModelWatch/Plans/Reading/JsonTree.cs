using System.Text;
using System.Text.Json;

namespace ModelWatch.Plans.Reading;

/// <summary>
/// Builds the tree from JSON (RFC 8259), so that tabs, escapes and surrogate pairs mean what JSON says and not what YAML makes of them.
/// Duplicate keys are kept for the reader to name.
/// </summary>
internal static class JsonTree
{
    /// <summary>The root, or null with the mistake that broke the text.</summary>
    public static PlanNode? Read(string text, out PlanError? mistake)
    {
        mistake = null;
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = PlanTree.MaxDepth });
        var places = new JsonPlaces(bytes);
        try
        {
            reader.Read();
            var root = Node(ref reader, places);
            reader.Read();
            return root;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            mistake = Mistake(e as JsonException, bytes, places.Of((int)reader.TokenStartIndex));
            return null;
        }
    }

    private static PlanNode Node(ref Utf8JsonReader reader, JsonPlaces places) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Map(ref reader, places),
        JsonTokenType.StartArray => List(ref reader, places),
        JsonTokenType.String or JsonTokenType.PropertyName =>
            At(PlanNodeKind.Scalar, ref reader, places) with { Text = reader.GetString()!, Quoted = true },
        _ => At(PlanNodeKind.Scalar, ref reader, places) with { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
    };

    private static PlanNode Map(ref Utf8JsonReader reader, JsonPlaces places)
    {
        var map = At(PlanNodeKind.Map, ref reader, places);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Node(ref reader, places);
            reader.Read();
            map.Entries.Add(new PlanEntry(key, Node(ref reader, places)));
        }

        return map;
    }

    private static PlanNode List(ref Utf8JsonReader reader, JsonPlaces places)
    {
        var list = At(PlanNodeKind.List, ref reader, places);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Items.Add(Node(ref reader, places));
        return list;
    }

    private static PlanNode At(PlanNodeKind kind, ref Utf8JsonReader reader, JsonPlaces places)
    {
        var (line, column) = places.Of((int)reader.TokenStartIndex);
        return new PlanNode(kind, line, column);
    }

    private static PlanError Mistake(JsonException? e, byte[] bytes, (int Line, int Column) fallback)
    {
        if (e?.LineNumber is not { } line || e.BytePositionInLine is not { } position)
            return new PlanError(fallback.Line, fallback.Column, "", "#", "this is not JSON: the text holds an escape that is no character");
        var detail = e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' ');
        var column = JsonPlaces.Column(bytes, (int)line, (int)position);
        return new PlanError((int)line + 1, column, "", "#", "this is not JSON: " + detail);
    }
}
