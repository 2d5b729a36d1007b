using System.Buffers;
using System.Globalization;

namespace ModelWatch.Statistics.Quality;

/// <summary>A way to write numbers that somebody declared; a text is read by it or not at all. Immutable and thread safe.</summary>
public sealed class NumberFormat
{
    private static readonly SearchValues<char> CommaAndDigits = SearchValues.Create("0123456789,");
    private readonly char sign;

    private NumberFormat(string name, char sign) => (Name, this.sign) = (name, sign);

    /// <summary>The names of the formats: <c>decimal-comma</c>, <c>thousands</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["decimal-comma", "thousands"];

    /// <summary>The name of this format.</summary>
    public string Name { get; }

    /// <summary>The format of a name; null where there is none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static NumberFormat? Named(string? name) => name switch
    {
        "decimal-comma" => new NumberFormat(name, ','),
        "thousands" => new NumberFormat(name, '.'),
        _ => null,
    };

    /// <summary>
    /// Reads a number. <c>decimal-comma</c>: 12,5 and 1.234,5 and 1 234,5; a point alone (1.234) is not read, for it may be either.
    /// <c>thousands</c>: 1,234 and 1,234,567.8 and 1'234.5. White space around the number is allowed, numbers without separators are not read here.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number, finite; 0 where it is none of this format.</param>
    public bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var inner = text.Trim();
        var signed = inner is ['+' or '-', ..] ? 1 : 0;
        if (inner.Length - signed is 0 or > 64 || !char.IsAsciiDigit(inner[signed]))
            return false;
        if (!Fits(inner[signed..]))
            return false;
        Span<char> plain = stackalloc char[inner.Length];
        var length = 0;
        foreach (var c in inner)
        {
            if (c == sign)
                plain[length++] = '.';
            else if (char.IsAsciiDigit(c) || c is 'e' or 'E' or '+' or '-')
                plain[length++] = c;
        }
        return double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private bool Fits(ReadOnlySpan<char> number)
    {
        var form = NumberText.FormOf(number);
        if (sign == '.')
            return form == NumberTextForm.Grouped && !IsPointGrouped(number);
        return form is NumberTextForm.DecimalComma or NumberTextForm.GroupedComma
            || (form == NumberTextForm.Grouped && number.Count(',') == 1 && !number.ContainsAnyExcept(CommaAndDigits));
    }

    private static bool IsPointGrouped(ReadOnlySpan<char> number) => number.Count('.') > 1;
}
