using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Gives the elements of a body one by one: a body that opens with <c>[</c> is an array, anything else a value a line.</summary>
internal static class BodyElements
{
    /// <summary>Takes one element; the reader stands on its first token.</summary>
    public delegate Rejection? Element(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int index);

    /// <summary>Reads the whole body. Refused elements are collected; a broken array is a fault, and then nothing of it counts.</summary>
    public static BodyFault? Read(ReadOnlySpan<byte> body, IElementReader elements, RejectionList rejected)
    {
        if (IsWide(body))
        {
            return new BodyFault("The body is not UTF-8 but UTF-16 or UTF-32: send UTF-8.", 0, 1, 1);
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        body = body.StartsWith(mark) ? body[3..] : body;
        return body.TrimStart(" \t\r\n"u8).StartsWith("["u8) ? ReadArray(body, elements, rejected) : ReadLines(body, elements, rejected);
    }

    private static bool IsWide(ReadOnlySpan<byte> body) => body is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..];

    private static BodyFault? ReadArray(ReadOnlySpan<byte> body, IElementReader elements, RejectionList rejected)
    {
        var at = body.IndexOf((byte)'[') + 1;
        JsonCheck.Space(body, ref at);
        for (var index = 0; at < body.Length && (index > 0 || body[at] != ']'); index++)
        {
            if (!elements.TryTake(body, ref at, isAlone: false, index, out var rejection))
            {
                return BodyFault.OfArray(body, at);
            }

            Add(rejected, rejection);
            JsonCheck.Space(body, ref at);
            if (at >= body.Length || body[at] != ',')
            {
                break;
            }

            at++;
            JsonCheck.Space(body, ref at);
        }

        var closed = at < body.Length && body[at] == ']';
        at += closed ? 1 : 0;
        JsonCheck.Space(body, ref at);
        return closed && at == body.Length ? null : BodyFault.OfArray(body, at);
    }

    private static BodyFault? ReadLines(ReadOnlySpan<byte> body, IElementReader elements, RejectionList rejected)
    {
        var index = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = (end < 0 ? body : body[..end]).Trim(" \t\r"u8);
            body = end < 0 ? [] : body[(end + 1)..];
            if (!line.IsEmpty)
            {
                Add(rejected, ReadLine(line, elements, index++));
            }
        }

        return null;
    }

    /// <summary>
    /// The one element of a body that is a single object on a single line, or empty. What is told apart is only what is cheap: a body that is not
    /// may still hold one element.
    /// </summary>
    public static ReadOnlySpan<byte> Single(ReadOnlySpan<byte> body)
    {
        var line = body.Trim(" \t\r\n"u8);
        return line is [(byte)'{', ..] && !line.Contains((byte)'\n') ? line : [];
    }

    /// <summary>Reads the one element of a line.</summary>
    public static Rejection? ReadLine(ReadOnlySpan<byte> line, IElementReader elements, int index)
    {
        if (line.Length > IntakeLimits.LargestElement)
        {
            return Rejection.TooLarge(index, line.Length);
        }

        var at = 0;
        return elements.TryTake(line, ref at, isAlone: true, index, out var rejection)
            ? rejection
            : new Rejection(index, RejectReason.Malformed, $"Not valid JSON at byte {at} of the line.");
    }

    private static void Add(RejectionList rejected, Rejection? rejection)
    {
        if (rejection is not null)
        {
            rejected.Add(rejection);
        }
    }
}
