using System.Globalization;
using System.Text;

namespace ModelWatch.Plans;

/// <summary>
/// The one text of a label, class, category or declared value, so that they compare by meaning: a text that is a JSON number
/// stands for its value (1, "1", 1.0 and 1e0 are "1"; "01" is no JSON number and stays), true and false lose their case.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The canonical form of <paramref name="text"/>; applying it twice changes nothing.</summary>
    public static string Of(string text)
    {
        if (text.Length == 0) return text;
        if (text[0] == '-' || char.IsAsciiDigit(text[0])) return IsPlainInteger(text) ? text : NumberOrText(text);
        if (text.Length == 4 && text.Equals("true", StringComparison.OrdinalIgnoreCase)) return "true";
        if (text.Length == 5 && text.Equals("false", StringComparison.OrdinalIgnoreCase)) return "false";
        return text;
    }

    /// <summary>The canonical form of UTF-8 that is known to be valid.</summary>
    public static string Of(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetString(utf8));

    /// <summary>The canonical form of a finite number.</summary>
    public static string Of(double value) => Of(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The canonical form of a truth value.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>The commonest case, decided without allocation: digits without a leading zero, no sign.</summary>
    private static bool IsPlainInteger(string text)
    {
        if (text[0] == '0') return text.Length == 1;
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }

    /// <summary>Works on the digits and not on a double, so that long codes which differ in the last digit stay apart.</summary>
    private static string NumberOrText(string text)
    {
        var at = text[0] == '-' ? 1 : 0;
        var whole = Digits(text, at);
        if (whole == 0 || (whole > 1 && text[at] == '0')) return text;
        var digits = text.Substring(at, whole);
        at += whole;
        var exponent = 0;
        if (at < text.Length && text[at] == '.')
        {
            var part = Digits(text, ++at);
            if (part == 0) return text;
            digits += text.Substring(at, part);
            exponent = -part;
            at += part;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            if (!TryExponent(text.AsSpan(at + 1), out var shift)) return text;
            exponent += shift;
            at = text.Length;
        }

        return at == text.Length ? Written(text[0] == '-', digits, exponent) : text;
    }

    private static int Digits(string text, int from)
    {
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to])) to++;
        return to - from;
    }

    private static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        return digits.Length is > 0 and <= 6 && digits.IndexOfAnyExceptInRange('0', '9') < 0
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }

    private static string Written(bool negative, string digits, int exponent)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0) return "0";
        var kept = digits.TrimEnd('0');
        exponent += digits.Length - kept.Length;
        var point = kept.Length + exponent; // value = 0.kept * 10^point
        var text = point switch
        {
            > 40 or < -20 => $"{kept[0]}{(kept.Length > 1 ? "." + kept[1..] : "")}e{point - 1}",
            <= 0 => "0." + new string('0', -point) + kept,
            _ when point >= kept.Length => kept + new string('0', point - kept.Length),
            _ => kept[..point] + "." + kept[point..],
        };
        return negative ? "-" + text : text;
    }
}
