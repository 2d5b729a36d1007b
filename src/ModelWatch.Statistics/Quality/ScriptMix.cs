using System.Buffers;

namespace ModelWatch.Statistics.Quality;

/// <summary>Letters that look like others: a word with letters of two scripts, or Latin letters in their full-width or mathematical forms. Pure and thread safe.</summary>
public static class ScriptMix
{
    // Capitals and small letters of Greek and Cyrillic that look like Latin ones.
    private static readonly SearchValues<char> Twins = SearchValues.Create(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03BF\u03C1\u03BD"
        + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u0405\u0406\u0408\u0430\u0435\u043E\u0440\u0441\u0445\u0443\u0455\u0456\u0458");

    /// <summary>
    /// True where a run of letters mixes Latin with Greek or Cyrillic, where a run of look-alikes of these stands in a text with ASCII letters
    /// or digits, or where a Latin letter is full-width or mathematical. The micro sign and a mu before a Latin unit are no mixture.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var latin = false;
        foreach (var c in text)
            latin |= char.IsAsciiLetterOrDigit(c);
        for (var i = 0; i < text.Length;)
        {
            var length = WordLength(text, i);
            if (length > 0 && IsMixed(text.AsSpan(i, length), latin))
                return true;
            i += Math.Max(1, length);
        }
        return false;
    }

    private static int WordLength(string text, int from)
    {
        var to = from;
        while (to < text.Length && (char.IsLetter(text[to]) || char.IsSurrogate(text[to])))
            to++;
        return to - from;
    }

    private static bool IsMixed(ReadOnlySpan<char> word, bool latinBeside)
    {
        if (word[0] is '\u00B5' or '\u03BC' && word.Length <= 4)
            word = word[1..];
        bool latin = false, other = false, twins = true;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') || (c == '\uD835' && i + 1 < word.Length))
                return true;
            latin |= char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F';
            var foreign = c is >= '\u0370' and <= '\u052F';
            other |= foreign;
            twins &= !foreign || Twins.Contains(c);
        }
        return other && (latin || (twins && latinBeside));
    }
}
