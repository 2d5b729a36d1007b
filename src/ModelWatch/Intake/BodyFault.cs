using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>A body that is no JSON: where, counted from the first byte, line and column of the body (line and column from 1).</summary>
internal sealed record BodyFault(string Detail, long Offset, long Line, long Column)
{
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
