using System.Text;
using System.Text.Json;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Bodies;

/// <summary>
/// Reads a request's or a response's body as rows, whatever protocol it speaks: KServe V1, Open Inference V2 (with binary tensors), Seldon, MLflow, plain
/// JSON or CSV. It is told by the bytes, never by a content type, which senders get wrong. Pure.
/// </summary>
internal static class ForeignBody
{
    /// <summary>Exactly one of the results is set.</summary>
    /// <param name="body">The bytes as they were sent.</param>
    /// <param name="isResponse">The side of the call; some protocols use one word on both sides.</param>
    public static (ForeignTable? Table, string? Fault) Read(ReadOnlyMemory<byte> body, bool isResponse)
    {
        var side = isResponse ? "response" : "request";
        try
        {
            return (Sniff(body, isResponse), null);
        }
        catch (ForeignFault fault)
        {
            return (null, $"The {side} cannot be read: {fault.Message}");
        }
        catch (JsonException fault)
        {
            return (null, $"The {side} is not valid JSON at line {(fault.LineNumber ?? 0) + 1}, byte {fault.BytePositionInLine ?? 0} of the line.");
        }
    }

    private static ForeignTable Sniff(ReadOnlyMemory<byte> body, bool isResponse)
    {
        var text = body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        text = text[^text.Span.TrimStart(" \t\r\n"u8).Length..];
        if (text.IsEmpty) throw new ForeignFault("it is empty.");
        return text.Span[0] switch
        {
            (byte)'{' => ObjectBody.Read(text, isResponse),
            (byte)'[' => Array(text, isResponse),
            _ => Text(text, isResponse),
        };
    }

    private static ForeignTable Array(ReadOnlyMemory<byte> text, bool isResponse)
    {
        var reader = new Utf8JsonReader(text.Span);
        reader.Read();
        var table = new JsonRows(text, isResponse ? "output" : "input").Read(ref reader);
        reader.Read();
        return table;
    }

    private static ForeignTable Text(ReadOnlyMemory<byte> text, bool isResponse)
    {
        if (text.Span.ContainsAnyInRange((byte)0, (byte)8) || !System.Text.Unicode.Utf8.IsValid(text.Span))
            throw new ForeignFault("it is neither JSON nor CSV in UTF-8.");
        return CsvBody.Plain(text, isResponse ? "output" : "input");
    }

    /// <summary>A text as it may stand in a message.</summary>
    public static string Shown(ReadOnlySpan<byte> text) => JsonRows.Shown(Encoding.UTF8.GetString(text.Length <= 80 ? text : text[..80]));
}
