using System.Text;
using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Texts out of a reader that never throw: bytes that are no UTF-8 and lone surrogates become U+FFFD, which the quality measures count.</summary>
internal static class JsonText
{
    /// <summary>The text of a string or property name, or the raw token of anything else.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD" + Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
