namespace ModelWatch.Statistics.Quality;

/// <summary>
/// What of Unicode's decomposition is needed here: the process is culture-invariant, and .NET then leaves other characters than ASCII as they
/// are when it normalises. Pure.
/// </summary>
internal static class LatinLetters
{
    // Base letters of U+00C0 to U+017F; a point where there is none.
    private const string Bases =
        "AAAAAAACEEEEIIIIDNOOOOO.OUUUUYPsaaaaaaaceeeeiiiidnooooo.ouuuuypy"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLl."
        + ".LlNnNnNn...OoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz.";

    /// <summary>The letter without its accents; other characters stay.</summary>
    public static char Base(char c) => c is >= '\u00C0' and <= '\u017F' && Bases[c - '\u00C0'] is not '.' and var found ? found : c;

    /// <summary>True for a mark that is drawn over the letter before it (U+0300 to U+036F).</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>True for a character that form C replaces by another: the signs of Angstrom, Kelvin and Ohm, parts of Hangul, voiced marks of kana.</summary>
    public static bool IsReplaced(char c) => c is '\u212A' or '\u212B' or '\u2126' or '\u0340' or '\u0341' or '\u0343' or (>= '\u1100' and <= '\u11FF') or '\u3099' or '\u309A';
}
