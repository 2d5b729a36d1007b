using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>The id of an event or label: a text of 1 to 256 characters, or an integer by its text.</summary>
internal static class EnvelopeId
{
    public const int LongestText = 256;

    /// <summary>The id under the reader, or null; the reader is left on the value's last token.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        var id = reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Of(ref reader),
            JsonTokenType.Number when reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 => JsonText.Of(ref reader),
            _ => null,
        };
        reader.Skip();
        return id is { Length: >= 1 and <= 2 * LongestText } && id.EnumerateRunes().Count() <= LongestText ? id : null;
    }
}
