using System.Globalization;

namespace ModelWatch.Plans;

/// <summary>A place in a row of a foreign body: a column, or one element of a tensor.</summary>
/// <param name="Name">Name of the column or tensor.</param>
/// <param name="Index">Element of the row, from 0; null means the whole of it.</param>
internal sealed record SourceColumn(string Name, int? Index)
{
    private const int MostDigits = 7;

    /// <summary><c>tensor[3]</c> or <c>column</c>; null when it is neither. Brackets around a word are part of a column's name, as in <c>dose [mg]</c>.</summary>
    public static SourceColumn? Parse(string text)
    {
        var open = text.LastIndexOf('[');
        if (open < 0) return text.Contains(']', StringComparison.Ordinal) ? null : new SourceColumn(text, null);
        if (text[^1] != ']') return text.IndexOf(']', open) < 0 ? null : new SourceColumn(text, null);
        var inside = text[(open + 1)..^1];
        if (inside.Length is > 0 and <= MostDigits && inside.All(char.IsAsciiDigit))
            return open == 0 ? null : new SourceColumn(text[..open], int.Parse(inside, CultureInfo.InvariantCulture));
        return inside.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or ',' or ':' or ' ') ? null : new SourceColumn(text, null);
    }

    public override string ToString() => Index is { } index ? $"{Name}[{index}]" : Name;
}
