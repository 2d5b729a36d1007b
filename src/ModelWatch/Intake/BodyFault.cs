using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>A body that is no JSON: where, counted from the first byte, line and column of the body (line and column from 1).</summary>
internal sealed record BodyFault(string Detail, long Offset, long Line, long Column)
{
    /// <summary>The place where an array breaks, in the words of the JSON reader; where that has none, the byte at which this house's check stopped.</summary>
    public static BodyFault OfArray(ReadOnlySpan<byte> body, int at)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = JsonCheck.Deepest });
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return Of(e, body);
        }

        var before = body[..at];
        var line = before.Count((byte)'\n') + 1;
        var column = at - before.LastIndexOf((byte)'\n');
        return new BodyFault($"The body is not valid JSON at byte {at} (line {line}, column {column}).", at, line, column);
    }

    /// <summary>The place out of the parser's exception: it counts lines and bytes from 0.</summary>
    public static BodyFault Of(JsonException e, ReadOnlySpan<byte> body)
    {
        var line = e.LineNumber ?? 0;
        var inLine = e.BytePositionInLine ?? 0;
        var offset = inLine;
        var rest = body;
        for (var i = 0L; i < line; i++)
        {
            var end = rest.IndexOf((byte)'\n') + 1;
            offset += end;
            rest = rest[end..];
        }

        var what = e.Message.Split(" LineNumber:")[0].TrimEnd();
        return new BodyFault($"The body is not valid JSON at byte {offset} (line {line + 1}, column {inLine + 1}): {what}", offset, line + 1, inLine + 1);
    }
}
