using System.Text.Json;
using ModelWatch.Intake;

namespace ModelWatch.Doors.Captures;

/// <summary>Gives the records of a recorded file one by one: the elements of an array, or a value a line. A broken line is refused alone.</summary>
internal static class CaptureElements
{
    public delegate void Take(ReadOnlyMemory<byte> element, int index);

    /// <summary>Null, or why an array cannot be read; then nothing of it was taken.</summary>
    public static string? Each(ReadOnlyMemory<byte> body, DoorWork work, Take take)
    {
        if (!body.Span.TrimStart(" \t\r\n"u8).StartsWith("["u8))
        {
            Lines(body, work, take);
            return null;
        }

        var (elements, fault) = Elements(body);
        for (var i = 0; i < elements.Count; i++) Guarded(elements[i], i, work, take);
        return fault;
    }

    private static (List<ReadOnlyMemory<byte>> Elements, string? Fault) Elements(ReadOnlyMemory<byte> body)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) elements.Add(Rows.JsonRows.Cell(ref reader, body));
            reader.Read();
            return (elements, null);
        }
        catch (JsonException fault)
        {
            return ([], BodyFault.Of(fault, body.Span).Detail);
        }
    }

    private static void Lines(ReadOnlyMemory<byte> body, DoorWork work, Take take)
    {
        for (var index = 0; !body.IsEmpty;)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            Guarded(line, index++, work, take);
        }
    }

    private static void Guarded(ReadOnlyMemory<byte> element, int index, DoorWork work, Take take)
    {
        try
        {
            take(element, index);
        }
        catch (ForeignFault fault)
        {
            work.Reject(index, RejectReason.Malformed, fault.Message);
        }
        catch (JsonException fault)
        {
            work.Reject(index, RejectReason.Malformed, $"Not valid JSON at byte {fault.BytePositionInLine ?? 0} of the line.");
        }
    }
}
