namespace ModelWatch.Statistics.Quality;

/// <summary>Forms of personal data that coded fields should not hold. Pure and thread safe.</summary>
public static class PersonalText
{
    private const int ShortestIban = 15, LongestIban = 34;

    /// <summary>True for NAME@HOST.TLD in ASCII without spaces; stricter mail rules are not asked.</summary>
    /// <param name="text">The text.</param>
    public static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at <= 0 || text.ContainsAny(' ', '\t', '\n') || text[(at + 1)..].Contains('@'))
            return false;
        var host = text[(at + 1)..];
        var dot = host.LastIndexOf('.');
        return dot > 0 && host.Length - dot > 2 && host[(dot + 1)..].IndexOfAnyExceptInRange('A', 'z') < 0;
    }

    /// <summary>True for an IBAN (spaces allowed) whose remainder by 97 is 1 (ISO 13616).</summary>
    /// <param name="text">The text.</param>
    public static bool IsIban(ReadOnlySpan<char> text)
    {
        if (text.Length < ShortestIban || text.Length > LongestIban + 10 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !char.IsAsciiDigit(text[2]))
            return false;
        Span<char> kept = stackalloc char[LongestIban + 10];
        var length = 0;
        foreach (var c in text)
        {
            if (c == ' ')
                continue;
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
            kept[length++] = c;
        }
        if (length is < ShortestIban or > LongestIban || !char.IsAsciiDigit(kept[3]))
            return false;
        var rest = 0;
        for (var i = 0; i < length; i++)
        {
            var c = kept[(i + 4) % length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
