using System.Buffers;

namespace ModelWatch.Statistics.Quality;

/// <summary>
/// Text that was UTF-8 and was decoded as something else. Characters are turned back into the bytes of Windows-1252 (or Latin-1, where a
/// byte has no character there); two to four that are one valid sequence of UTF-8 give a shorter text, and what it would be is looked at.
/// Pure and thread safe.
/// </summary>
public static class Mojibake
{
    // The bytes 80 to 9F of Windows-1252; five have no character there and stand for themselves.
    private const string HighControls =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    // How code pages 437 and 850 and Mac Roman show the lead bytes C2 and C3.
    private static readonly SearchValues<char> OtherLeads = SearchValues.Create("\u252C\u251C\u221A\u00AC");
    private static readonly SearchValues<char> MacTrails = SearchValues.Create("\u00A9\u00A2\u2260\u00F1\u00FA\u00BA\u00B6\u00B8\u00DF\u00B1\u00A8\u00B4\u2265\u00A3\u00AE\u00A7\u00A1\u03C0\u00AA\u2202");

    /// <summary>True where a part of the text is UTF-8 that was decoded as Windows-1252 or Latin-1, or as code page 437, 850 or Mac Roman (two bytes).</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] >= '\u0080' && (IsSequence(text, i) || IsOther(text[i], text[i + 1])))
                return true;
        }
        return false;
    }

    /// <summary>The byte that Windows-1252, or else Latin-1, reads as this character; -1 where there is none.</summary>
    private static int ByteOf(char c)
    {
        if (c <= '\u00FF')
            return c;
        var at = HighControls.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? -1 : 0x80 + at;
    }

    private static bool IsSequence(string text, int at)
    {
        var lead = ByteOf(text[at]);
        var more = lead switch { >= 0xC2 and <= 0xDF => 1, >= 0xE1 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
        if (more == 0 || at + more >= text.Length)
            return false;
        var point = lead & (0x3F >> more);
        for (var k = 1; k <= more; k++)
        {
            var trail = ByteOf(text[at + k]);
            if (trail is < 0x80 or > 0xBF)
                return false;
            point = (point << 6) | (trail & 0x3F);
        }
        return IsLikely(point, more);
    }

    /// <summary>
    /// Two good characters side by side, such as an accented capital and a closing quotation mark, may be a valid sequence by chance; it
    /// then gives letters of rare alphabets. Those that are written are taken: Latin with its Romanian letters, Greek, Cyrillic, Hebrew, Arabic.
    /// </summary>
    private static bool IsLikely(int point, int more) => more switch
    {
        1 => point is (>= 0x80 and <= 0x17F) or (>= 0x218 and <= 0x21B) or (>= 0x386 and <= 0x3CE) or (>= 0x401 and <= 0x45F) or (>= 0x5D0 and <= 0x5EA) or (>= 0x620 and <= 0x64A),
        2 => point >= 0x800 && point is not (>= 0xD800 and <= 0xDFFF),
        _ => point is >= 0x10000 and <= 0x10FFFF,
    };

    private static bool IsOther(char lead, char trail) => OtherLeads.Contains(lead) && lead switch
    {
        '\u221A' or '\u00AC' => MacTrails.Contains(trail),
        _ => trail >= '\u00A0' && trail is not (>= '\u2500' and <= '\u254F'),
    };
}
