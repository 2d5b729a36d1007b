using System.Buffers;

namespace ModelWatch.Statistics.Quality;

/// <summary>The grammar of unsigned numbers with separators. Pure.</summary>
internal static class NumberText
{
    /// <summary>Everything that a number may be made of.</summary>
    public static readonly SearchValues<char> Marks = SearchValues.Create("0123456789.,eE+-'\u2019 \u00A0\u202F");
    private static readonly SearchValues<char> Separators = SearchValues.Create(".,'\u2019 \u00A0\u202F");

    /// <summary>The length without marks at the end that belong to what follows: spaces, signs, a lone e.</summary>
    public static int Trimmed(ReadOnlySpan<char> number, int length)
    {
        while (length > 0 && !char.IsAsciiDigit(number[length - 1]))
            length--;
        return length;
    }

    /// <summary>The form of a text that begins with a digit or a decimal sign.</summary>
    public static NumberTextForm FormOf(ReadOnlySpan<char> number)
    {
        var mark = number.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var exponent = number[(mark + 1)..].TrimStart("+-");
            if (exponent.IsEmpty || exponent.IndexOfAnyExceptInRange('0', '9') >= 0)
                return NumberTextForm.None;
            return FormOf(number[..mark]) switch { NumberTextForm.Plain => NumberTextForm.Exponent, NumberTextForm.DecimalComma => NumberTextForm.DecimalComma, _ => NumberTextForm.None };
        }

        if (number.IndexOfAnyExceptInRange('0', '9') < 0)
            return NumberTextForm.Plain;
        return Separated(number);
    }

    private static NumberTextForm Separated(ReadOnlySpan<char> number)
    {
        var last = number.LastIndexOfAny(Separators);
        var first = number.IndexOfAny(Separators);
        if (last < 0 || number.ContainsAny('+', '-'))
            return NumberTextForm.None;
        var fraction = number.Length - last - 1;
        if (fraction == 0 && number[last] is not '.')
            return NumberTextForm.None;
        var decimalSign = number[last];
        if (first == last)
        {
            return decimalSign switch
            {
                '.' => NumberTextForm.Plain,
                ',' => first is >= 1 and <= 3 && fraction == 3 ? NumberTextForm.Grouped : NumberTextForm.DecimalComma,
                _ => first is >= 1 and <= 3 && fraction == 3 ? NumberTextForm.Grouped : NumberTextForm.None,
            };
        }

        var group = number[first];
        if (!AreGroups(number[..last], group) || first is < 1 or > 3)
            return NumberTextForm.None;
        if (decimalSign == group)
            return fraction == 3 ? NumberTextForm.Grouped : NumberTextForm.None;
        return decimalSign switch { ',' when group != ',' => NumberTextForm.GroupedComma, '.' when group != '.' => NumberTextForm.Grouped, _ => NumberTextForm.None };
    }

    /// <summary>One to three digits, then separators with three digits behind each.</summary>
    private static bool AreGroups(ReadOnlySpan<char> number, char group)
    {
        var place = 0;
        foreach (var part in number.Split(group))
        {
            var digits = number[part];
            if (digits.IndexOfAnyExceptInRange('0', '9') >= 0 || (place++ == 0 ? digits.Length is < 1 or > 3 : digits.Length != 3))
                return false;
        }
        return true;
    }
}
