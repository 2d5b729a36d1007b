using System.Collections.Frozen;
using System.Globalization;

namespace ModelWatch.Statistics.Quality;

/// <summary>How a text is written that is a number, or should have been one. Pure and thread safe.</summary>
public static class NumberForms
{
    private const int Longest = 64;
    private const int DoubleDigits = 15;

    private static readonly FrozenSet<string> Limits = FrozenSet.ToFrozenSet(
        ["loq", "lloq", "uloq", "lod", "llod", "ql", "dl", "bloq", "blq", "alq", "bql", "bdl", "blod", "mdl"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Units = FrozenSet.ToFrozenSet(
        [
            "kg", "g", "mg", "\u00B5g", "\u03BCg", "ng", "pg", "L", "l", "dL", "mL", "ml", "\u00B5L", "\u03BCL", "IU", "[iU]", "mol", "mmol", "\u00B5mol", "\u03BCmol", "nmol",
            "mg/dL", "mg/L", "g/L", "g/dL", "mmol/L", "\u00B5mol/L", "\u03BCmol/L", "umol/L", "nmol/L", "ng/mL", "mg/mL", "mg/kg", "\u00B0C", "\u00B0F", "Cel", "K", "mm", "cm", "m", "km", "in", "ft",
            "mi", "oz", "lb", "%", "h", "d", "s", "ms", "min", "kPa", "mmHg", "bar", "W", "kW", "kWh", "J", "kJ", "cal", "kcal", "EUR", "USD", "GBP", "CHF", "\u20AC", "$", "\u00A3",
        ], StringComparer.Ordinal);

    // Seen in data, and no code of UCUM.
    private static readonly FrozenSet<string> OddUnits = FrozenSet.ToFrozenSet(
        ["mcg", "ug", "mcl", "ul", "cc", "u", "iu", "i.u.", "ie", "lbs", "mgs", "kgs", "gr", "gm", "gms", "sec", "hr", "hrs", "deg", "degc", "degf", "units", "unit", "tab", "tabs", "pcs"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The traits of a text; white space around it does not count. None for a text that no number begins.</summary>
    /// <param name="text">The text.</param>
    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        var inner = text.Trim();
        if (inner.IsEmpty || inner.Length > Longest)
            return TextTraits.None;
        if (Limits.GetAlternateLookup<ReadOnlySpan<char>>().Contains(inner))
            return TextTraits.Censored;
        if (inner[0] is '<' or '>' or '\u2264' or '\u2265')
            return IsLimit(inner[1..]) ? TextTraits.Censored : TextTraits.None;
        var sign = inner[0] is '+' or '-' or '\u2212' ? 1 : 0;
        var number = inner[sign..];
        if (number.IsEmpty || !(char.IsAsciiDigit(number[0]) || (number[0] is '.' or ',' && number.Length > 1 && char.IsAsciiDigit(number[1]))))
            return TextTraits.None;
        var length = number.IndexOfAnyExcept(NumberText.Marks);
        length = NumberText.Trimmed(number, length < 0 ? number.Length : length);
        var traits = OfNumber(number[..length], out var used);
        return used == number.Length ? traits : traits == TextTraits.None ? traits : WithUnit(number[used..], traits);
    }

    private static TextTraits OfNumber(ReadOnlySpan<char> number, out int used)
    {
        used = number.Length;
        var digits = number.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            return OfDigits(number);
        var form = NumberText.FormOf(number);
        return form is NumberTextForm.None ? TextTraits.None
            : form switch
            {
                NumberTextForm.DecimalComma => TextTraits.DecimalComma,
                NumberTextForm.GroupedComma => TextTraits.DecimalComma | TextTraits.Thousands,
                NumberTextForm.Grouped => TextTraits.Thousands,
                NumberTextForm.Exponent => TextTraits.NumberInText | TextTraits.Exponent,
                _ => TextTraits.NumberInText,
            };
    }

    private static TextTraits OfDigits(ReadOnlySpan<char> digits)
    {
        var traits = TextTraits.NumberInText;
        if (digits.Length > 1 && digits[0] == '0')
            traits |= TextTraits.LeadingZero;
        if (digits.Length > DoubleDigits && digits[DoubleDigits..].IndexOfAnyExcept('0') < 0 && digits[..DoubleDigits].IndexOfAnyExcept('0') >= 0)
            traits |= TextTraits.RoundedDigits;
        return traits;
    }

    private static TextTraits WithUnit(ReadOnlySpan<char> rest, TextTraits traits)
    {
        var unit = rest.Trim();
        var known = traits & ~(TextTraits.NumberInText | TextTraits.LeadingZero | TextTraits.RoundedDigits);
        if (Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(unit))
            return known | TextTraits.UnitSuffix;
        return OddUnits.GetAlternateLookup<ReadOnlySpan<char>>().Contains(unit) ? known | TextTraits.UnitSuffix | TextTraits.OddUnit : TextTraits.None;
    }

    private static bool IsLimit(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart('=').Trim();
        return Limits.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest)
            || double.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || (Of(rest) & (TextTraits.DecimalComma | TextTraits.Thousands | TextTraits.UnitSuffix)) != 0;
    }
}
