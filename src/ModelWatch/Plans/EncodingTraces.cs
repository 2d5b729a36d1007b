using System.Buffers;

namespace ModelWatch.Plans;

/// <summary>
/// Finds text that was decoded with the wrong encoding: the replacement character, C1 controls (a Windows code page read as
/// Latin-1), and the pairs that UTF-8 leaves when it is read as Windows-1252, such as A-tilde and a sign for an umlaut.
/// </summary>
internal static class EncodingTraces
{
    /// <summary>How Windows-1252 shows the second byte (80 to BF) of a UTF-8 pair.</summary>
    private static readonly SearchValues<char> _trails = SearchValues.Create(
        "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178"
        + string.Concat(Enumerable.Range(0xA0, 0x20).Select(c => (char)c)));

    public static bool Found(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0080') continue;
            if (c is '\uFFFD' or (>= '\u0080' and <= '\u009F')) return true;
            if (c is '\u00C2' or '\u00C3' or '\u00E2' && i + 1 < text.Length && _trails.Contains(text[i + 1])) return true;
        }

        return false;
    }
}
