using System.Globalization;

namespace ModelWatch.Statistics.Profiles;

/// <summary>Names the form of a text where a number was expected.</summary>
public static class CellText
{
    private static readonly HashSet<string> Tokens = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "na", "null", "none", "-", ".", "nd", "unk", "?", "missing",
    };

    /// <summary>The form of a text; white space around it does not count. Never <see cref="CellForm.OtherKind"/>, Null or Absent.</summary>
    /// <param name="text">The text as received.</param>
    public static CellForm FormOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var inner = text.AsSpan().Trim();
        if (inner.IsEmpty)
            return CellForm.Blank;
        if (inner.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return CellForm.NotANumber;
        if (Tokens.GetAlternateLookup<ReadOnlySpan<char>>().Contains(inner))
            return CellForm.Token;
        if (WithComma(inner) is { } form)
            return form;
        return double.TryParse(inner, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? CellForm.NumberInText : CellForm.OtherText;
    }

    // [sign] digits , digits [exponent]; up to three digits, a comma and exactly three may be either.
    private static CellForm? WithComma(ReadOnlySpan<char> text)
    {
        if (text[0] is '+' or '-')
            text = text[1..];
        var whole = Digits(text);
        if (whole == 0 || whole >= text.Length - 1 || text[whole] != ',')
            return null;
        var rest = text[(whole + 1)..];
        var fraction = Digits(rest);
        if (fraction == 0)
            return null;
        if (fraction == rest.Length)
            return whole <= 3 && fraction == 3 ? CellForm.Thousands : CellForm.DecimalComma;
        if (rest[fraction] is not ('e' or 'E'))
            return null;
        var exponent = rest[(fraction + 1)..];
        if (exponent.Length > 0 && exponent[0] is ('+' or '-'))
            exponent = exponent[1..];
        return exponent.Length > 0 && Digits(exponent) == exponent.Length ? CellForm.DecimalComma : null;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }
}
