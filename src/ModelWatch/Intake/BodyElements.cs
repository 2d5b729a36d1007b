using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Gives the elements of a body one by one: a body that opens with <c>[</c> is an array, anything else a value a line.</summary>
internal static class BodyElements
{
    public const int LargestElement = 1024 * 1024;

    /// <summary>Takes one element; the reader stands on its first token.</summary>
    public delegate Rejection? Element(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int index);

    /// <summary>Reads the whole body. Refused elements are collected; a broken array is a fault, and then nothing of it counts.</summary>
    public static BodyFault? Read(ReadOnlySpan<byte> body, Element element, List<Rejection> rejected)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        body = body.StartsWith(mark) ? body[3..] : body;
        return body.TrimStart(" \t\r\n"u8).StartsWith("["u8) ? ReadArray(body, element, rejected) : ReadLines(body, element, rejected);
    }

    private static BodyFault? ReadArray(ReadOnlySpan<byte> body, Element element, List<Rejection> rejected)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                Add(rejected, element(ref reader, body, index));
            }

            reader.Read();
            return null;
        }
        catch (JsonException e)
        {
            return BodyFault.Of(e, body);
        }
    }

    private static BodyFault? ReadLines(ReadOnlySpan<byte> body, Element element, List<Rejection> rejected)
    {
        var index = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = (end < 0 ? body : body[..end]).Trim(" \t\r"u8);
            body = end < 0 ? [] : body[(end + 1)..];
            if (!line.IsEmpty)
            {
                Add(rejected, ReadLine(line, element, index++));
            }
        }

        return null;
    }

    private static Rejection? ReadLine(ReadOnlySpan<byte> line, Element element, int index)
    {
        if (line.Length > LargestElement)
        {
            return new Rejection(index, RejectReason.TooLarge, $"The event has {line.Length} bytes; at most {LargestElement} are taken.");
        }

        try
        {
            // The whole line is checked first, so that an element never takes half of a broken one.
            var check = new Utf8JsonReader(line);
            while (check.Read())
            {
            }

            var reader = new Utf8JsonReader(line);
            reader.Read();
            return element(ref reader, line, index);
        }
        catch (JsonException e)
        {
            return new Rejection(index, RejectReason.Malformed, $"Not valid JSON at byte {e.BytePositionInLine ?? 0} of the line.");
        }
    }

    private static void Add(List<Rejection> rejected, Rejection? rejection)
    {
        if (rejection is not null)
        {
            rejected.Add(rejection);
        }
    }
}
