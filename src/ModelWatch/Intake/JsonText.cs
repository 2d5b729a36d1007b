using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ModelWatch.Intake;

/// <summary>Texts out of a reader that never throw: bytes that are no UTF-8 and lone surrogates become U+FFFD, which the quality measures count.</summary>
internal static class JsonText
{
    /// <summary>The text of a string or property name, or the raw token of anything else.</summary>
    public static string Of(ref Utf8JsonReader reader) => Of(ref reader, out _);

    /// <param name="reader">Stands on the token.</param>
    /// <param name="isBroken">Whether something was replaced because it is no text.</param>
    public static string Of(ref Utf8JsonReader reader, out bool isBroken)
    {
        isBroken = false;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        isBroken = !Utf8.IsValid(reader.ValueSpan);
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.ValueIsEscaped ? Unescaped(text, ref isBroken) : text;
    }

    /// <summary>The reader has checked that each escape is whole.</summary>
    private static string Unescaped(string text, ref bool isBroken)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
            }
            else if (text[++at] == 'u')
            {
                plain.Append((char)int.Parse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                plain.Append(text[at] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return Whole(plain, ref isBroken);
    }

    private static string Whole(StringBuilder text, ref bool isBroken)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
                continue;
            }

            text[at] = '\uFFFD';
            isBroken = true;
        }

        return text.ToString();
    }
}
