namespace ModelWatch.Statistics.Quality;

/// <summary>Codes of the Anatomical Therapeutic Chemical classification. Pure and thread safe.</summary>
public static class AtcCode
{
    private const string Groups = "ABCDGHJLMNPRSV";

    /// <summary>The level 1 to 5 of a code (A, A10, A10B, A10BA, A10BA02); 0 for a text that has no such form. Whether an edition knows it is not asked.</summary>
    /// <param name="code">The code in capitals.</param>
    public static int Level(ReadOnlySpan<char> code)
    {
        if (code.IsEmpty || !Groups.Contains(code[0], StringComparison.Ordinal))
            return 0;
        var fits = (code.Length < 3 || Are(code[1..3])) && (code.Length < 4 || char.IsAsciiLetterUpper(code[3]))
            && (code.Length < 5 || char.IsAsciiLetterUpper(code[4])) && (code.Length < 7 || Are(code[5..7]));
        return !fits ? 0 : code.Length switch { 1 => 1, 3 => 2, 4 => 3, 5 => 4, 7 => 5, _ => 0 };
    }

    private static bool Are(ReadOnlySpan<char> digits) => digits.IndexOfAnyExceptInRange('0', '9') < 0;
}
