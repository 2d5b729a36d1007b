namespace ModelWatch.Statistics.Text;

/// <summary>Class and shape of a character.</summary>
internal static class CharacterTable
{
    public const int Classes = 8;
    private static readonly CharacterClass[] Ascii = [.. Enumerable.Range(0, 128).Select(i => OfAscii((char)i))];

    /// <summary>The class of the unit at a place; a surrogate counts as non-ASCII when its partner stands beside it.</summary>
    public static CharacterClass Of(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 128)
            return Ascii[c];
        if (c < 0xA0)
            return CharacterClass.Control;
        if (c == 0xFFFD)
            return CharacterClass.Other;
        if (!char.IsSurrogate(c))
            return CharacterClass.NonAscii;
        var paired = char.IsHighSurrogate(c)
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);
        return paired ? CharacterClass.NonAscii : CharacterClass.Other;
    }

    public static char Shape(CharacterClass kind, char c) => kind switch
    {
        CharacterClass.Letter => 'a',
        CharacterClass.UpperCase => 'A',
        CharacterClass.Digit => '9',
        CharacterClass.Space => ' ',
        CharacterClass.NonAscii => '\u00E9',
        CharacterClass.Control => '\u00AC',
        CharacterClass.Other => '\u00A4',
        _ => c,
    };

    private static CharacterClass OfAscii(char c) => c switch
    {
        >= 'a' and <= 'z' => CharacterClass.Letter,
        >= 'A' and <= 'Z' => CharacterClass.UpperCase,
        >= '0' and <= '9' => CharacterClass.Digit,
        ' ' or '\t' or '\n' or '\r' => CharacterClass.Space,
        < ' ' or '\x7F' => CharacterClass.Control,
        _ => CharacterClass.Punctuation,
    };
}
